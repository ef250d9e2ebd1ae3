/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitBuiltinTemplate:
 * @id: a stable name, such as "short"
 * @name: what people call it
 * @description: when to take it, in one sentence
 * @markdown: the template
 *
 * A proposal template that comes with the program.
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *description;
  const char *markdown;
} PursuitBuiltinTemplate;

/**
 * pursuit_template_library_list:
 *
 * Returns: (transfer none) (element-type PursuitBuiltinTemplate): all of them, the simplest
 *   first; they live as long as the process
 */
const GPtrArray *pursuit_template_library_list (void);

/**
 * pursuit_template_library_find:
 * @id: (nullable): a stable name
 *
 * Returns: (nullable): the template
 */
const PursuitBuiltinTemplate *pursuit_template_library_find (const char *id);

G_END_DECLS
