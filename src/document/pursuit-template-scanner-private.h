/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PURSUIT_TEMPLATE_TOKEN_END,
  PURSUIT_TEMPLATE_TOKEN_TEXT,
  PURSUIT_TEMPLATE_TOKEN_VARIABLE,
  PURSUIT_TEMPLATE_TOKEN_IF,
  PURSUIT_TEMPLATE_TOKEN_ELSE,
  PURSUIT_TEMPLATE_TOKEN_END_IF,
} PursuitTemplateTokenKind;

/* One piece of a template. */
typedef struct
{
  PursuitTemplateTokenKind kind;
  const char *text; /* what stands there, borrowed from the template */
  gsize length;
  char *name;     /* of a variable or condition, owned by the scanner until the next token */
  guint line;     /* where it begins */
  gboolean alone; /* nothing else but white space on its line */
} PursuitTemplateToken;

/* Where in a template we are. Start with the text and line 1, all else 0. */
typedef struct
{
  const char *start;
  const char *at;
  guint line;
  PursuitTemplateToken token;
} PursuitTemplateScanner;

void pursuit_template_scanner_init (PursuitTemplateScanner *self, const char *text);
void pursuit_template_scanner_clear (PursuitTemplateScanner *self);

/* Reads the next token into self->token; FALSE for a malformed tag. */
gboolean pursuit_template_scanner_next (PursuitTemplateScanner *self, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PursuitTemplateScanner, pursuit_template_scanner_clear)

G_END_DECLS
