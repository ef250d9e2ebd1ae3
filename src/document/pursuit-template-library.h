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
 * @german: the same in German, line by line
 *
 * A proposal template that comes with the program.
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *description;
  const char *markdown;
  const char *german;
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

/**
 * pursuit_template_library_dup_in:
 * @markdown: a template, of ours or changed by somebody
 * @language: (nullable): a tag by BCP 47
 *
 * Says in a language what the program's templates say in English. Other lines, and languages that
 * there is no version for, stay as they are.
 *
 * Returns: (transfer full): the template
 */
char *pursuit_template_library_dup_in (const char *markdown, const char *language);

G_END_DECLS
