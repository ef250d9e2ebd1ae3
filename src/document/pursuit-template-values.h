/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PURSUIT_TEMPLATE_MAX_VALUE_BYTES:
 *
 * The longest value of one variable: 256 KiB.
 */
#define PURSUIT_TEMPLATE_MAX_VALUE_BYTES (256u * 1024)

/**
 * PursuitTemplateValues:
 *
 * The variables that a template may use, with the values known so far. A variable that was
 * declared but has no value is "missing"; one that was never named is unknown, an error.
 */
typedef struct _PursuitTemplateValues PursuitTemplateValues;

#define PURSUIT_TYPE_TEMPLATE_VALUES (pursuit_template_values_get_type ())

GType pursuit_template_values_get_type (void);

/**
 * pursuit_template_values_new:
 *
 * Returns: (transfer full): no variables at all
 */
PursuitTemplateValues *pursuit_template_values_new (void);

/**
 * pursuit_template_values_ref:
 * @self: values
 *
 * Returns: (transfer full): @self
 */
PursuitTemplateValues *pursuit_template_values_ref (PursuitTemplateValues *self);

/**
 * pursuit_template_values_unref:
 * @self: (transfer full): values
 */
void pursuit_template_values_unref (PursuitTemplateValues *self);

/**
 * pursuit_template_name_is_valid:
 * @name: (nullable): a variable's name
 *
 * Returns: %TRUE for words of letters, digits and "_" joined by dots, such as "lead.city", at
 *   most 64 bytes
 */
gboolean pursuit_template_name_is_valid (const char *name);

/**
 * pursuit_template_values_set:
 * @self: values
 * @name: a valid name
 * @label: (nullable): what people call it, such as "signer"; the name if %NULL
 * @text: (nullable): its value; %NULL or blank declares the variable as missing
 *
 * Makes a variable known. Its text is escaped where it is used. Text that is not UTF-8 or longer
 * than %PURSUIT_TEMPLATE_MAX_VALUE_BYTES counts as missing.
 */
void pursuit_template_values_set (PursuitTemplateValues *self,
                                  const char *name,
                                  const char *label,
                                  const char *text);

/**
 * pursuit_template_values_set_markdown:
 * @self: values
 * @name: a valid name
 * @label: (nullable): what people call it
 * @markdown: (nullable): blocks of markdown made by the program, such as a price table
 *
 * The same for whole blocks, which are not escaped. Such a variable must stand alone on its
 * line.
 */
void pursuit_template_values_set_markdown (PursuitTemplateValues *self,
                                           const char *name,
                                           const char *label,
                                           const char *markdown);

/**
 * pursuit_template_values_list:
 * @self: values
 *
 * Returns: (transfer full) (element-type utf8): the known names, sorted; free with
 *   g_ptr_array_unref()
 */
GPtrArray *pursuit_template_values_list (PursuitTemplateValues *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTemplateValues, pursuit_template_values_unref)

G_END_DECLS
