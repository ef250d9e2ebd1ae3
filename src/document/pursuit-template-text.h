/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-template-values.h"

G_BEGIN_DECLS

/**
 * PURSUIT_TEMPLATE_MAX_DEPTH:
 *
 * How many `{{#if}}` may stand inside each other.
 */
#define PURSUIT_TEMPLATE_MAX_DEPTH 16u

/**
 * PursuitTemplateGap:
 * @name: the variable
 * @label: what people call it
 * @line: where the template's source uses it, counted from 1
 *
 * A place where a value is missing.
 */
typedef struct
{
  char *name;
  char *label;
  guint line;
} PursuitTemplateGap;

/**
 * PursuitTemplateFill:
 * @markdown: the text with its values
 * @gaps: (element-type PursuitTemplateGap): what is missing, in reading order
 * @source_lines: (element-type guint): for each line of @markdown the line of the template it
 *   came from; use pursuit_template_fill_get_source_line()
 *
 * What pursuit_template_fill() makes. Read it, do not change it; free it with
 * pursuit_template_fill_free().
 */
typedef struct
{
  char *markdown;
  GPtrArray *gaps;
  GArray *source_lines;
} PursuitTemplateFill;

/**
 * pursuit_template_fill:
 * @template: markdown with variables
 * @values: every variable that may be used
 * @error: %PURSUIT_DOCUMENT_ERROR_TEMPLATE or %PURSUIT_DOCUMENT_ERROR_UNKNOWN_VARIABLE, with the
 *   line; %PURSUIT_DOCUMENT_ERROR_TOO_LARGE beyond %PURSUIT_DOCUMENT_MAX_BYTES
 *
 * Puts values into a text:
 *
 * - `{{name}}` is the value, escaped: it can never change the markdown around it
 * - `{{#if name}} … {{else}} … {{/if}}` keeps one part, by whether there is a value; a tag that
 *   stands alone on its line takes the line with it
 * - `\{{` is a literal `{{`
 *
 * A missing value becomes a node of kind %PURSUIT_NODE_GAP once the text is parsed, which every
 * renderer shows loudly ("signer: not established"), and an entry in @gaps. Nothing is ever
 * left out silently.
 *
 * Returns: (transfer full) (nullable): the result
 */
PursuitTemplateFill *
pursuit_template_fill (const char *template, PursuitTemplateValues *values, GError **error);

/**
 * pursuit_template_fill_free:
 * @fill: (transfer full): a result
 */
void pursuit_template_fill_free (PursuitTemplateFill *fill);

/**
 * pursuit_template_fill_get_source_line:
 * @fill: a result
 * @line: a line of its markdown, counted from 1
 *
 * Returns: the line of the template that it came from
 */
guint pursuit_template_fill_get_source_line (const PursuitTemplateFill *fill, guint line);

/**
 * pursuit_template_fill_check:
 * @fill: a result
 * @error: %PURSUIT_DOCUMENT_ERROR_MISSING_VALUE, naming each variable and line
 *
 * What leaves the house must be whole: exports call this and refuse.
 *
 * Returns: %TRUE if nothing is missing
 */
gboolean pursuit_template_fill_check (const PursuitTemplateFill *fill, GError **error);

/**
 * pursuit_template_list_variables:
 * @template: markdown with variables
 * @error: %PURSUIT_DOCUMENT_ERROR_TEMPLATE
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the names used, each once, in reading
 *   order, conditions included
 */
GPtrArray *pursuit_template_list_variables (const char *template, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTemplateFill, pursuit_template_fill_free)

G_END_DECLS
