/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-template-values.h"

G_BEGIN_DECLS

typedef struct
{
  char *label;
  char *text;        /* nullable: missing */
  gboolean markdown; /* whole blocks, not to be escaped */
} PursuitTemplateValue;

/* What is known under @name, or NULL if nobody declared it. */
const PursuitTemplateValue *pursuit_template_values_find (PursuitTemplateValues *self,
                                                          const char *name);

G_END_DECLS
