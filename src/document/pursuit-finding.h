/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PURSUIT_FINDINGS_MAX:
 *
 * So many findings of one text are told; nobody reads more of them at once.
 */
#define PURSUIT_FINDINGS_MAX 500u

/**
 * PursuitFinding:
 * @code: (not nullable): which rule, such as "skipped-level"; static, for scripts
 * @blocks: whether it stands against sending; else it is a warning
 * @line: where, counted from 1; 0 for the text as a whole
 * @end_line: the last line that it is about
 * @claim: which of the claims of the text it asks about, counted from 1; 0 for none
 * @text: what is wrong and what to do, one sentence
 *
 * Something about a text that its author should look at.
 */
typedef struct
{
  const char *code;
  gboolean blocks;
  guint line;
  guint end_line;
  guint claim;
  char *text;
} PursuitFinding;

/**
 * pursuit_findings_new:
 *
 * Returns: (transfer full) (element-type PursuitFinding): a list without findings
 */
GPtrArray *pursuit_findings_new (void);

/**
 * pursuit_findings_add:
 * @findings: (element-type PursuitFinding): where to; a full one stays as it is
 * @code: which rule; a static string
 * @line: where, or 0
 * @text: (transfer full): what is wrong
 *
 * Adds a warning about one line.
 *
 * Returns: (transfer none) (nullable): the finding, to say more about it; %NULL beyond
 *   %PURSUIT_FINDINGS_MAX
 */
PursuitFinding *
pursuit_findings_add (GPtrArray *findings, const char *code, guint line, char *text);

/**
 * pursuit_findings_sort:
 * @findings: (element-type PursuitFinding): findings
 *
 * Puts them in reading order; what concerns the whole text comes first.
 */
void pursuit_findings_sort (GPtrArray *findings);

/**
 * pursuit_findings_count_blocking:
 * @findings: (element-type PursuitFinding): findings
 *
 * Returns: how many stand against sending
 */
guint pursuit_findings_count_blocking (const GPtrArray *findings);

G_END_DECLS
