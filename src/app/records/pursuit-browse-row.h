/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_BROWSE_ROW (pursuit_browse_row_get_type ())

/**
 * PursuitBrowseRow:
 *
 * A record in a list: a title with a badge, a quiet line, and a value with the age at the right.
 */
G_DECLARE_FINAL_TYPE (PursuitBrowseRow, pursuit_browse_row, PURSUIT, BROWSE_ROW, GtkBox)

/**
 * PursuitBrowseText:
 * @title: (owned): what it is called
 * @badge: (owned) (nullable): its status, in a word or two
 * @badge_class: (nullable): the style of the badge, static
 * @quiet: (owned) (nullable): one quiet line
 * @value: (owned) (nullable): what counts
 * @age: (owned) (nullable): how old it is
 *
 * What a row shows.
 */
typedef struct
{
  char *title;
  char *badge;
  const char *badge_class;
  char *quiet;
  char *value;
  char *age;
} PursuitBrowseText;

/**
 * pursuit_browse_text_clear:
 * @text: a text
 *
 * Frees what it owns.
 */
void pursuit_browse_text_clear (PursuitBrowseText *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PursuitBrowseText, pursuit_browse_text_clear)

/**
 * pursuit_browse_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *pursuit_browse_row_new (void);

/**
 * pursuit_browse_row_set_text:
 * @self: a row
 * @text: what to show; copied
 *
 * Shows a record.
 */
void pursuit_browse_row_set_text (PursuitBrowseRow *self, const PursuitBrowseText *text);

G_END_DECLS
