/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdint.h>

#include "insight/pursuit-talk.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static guint
count_lines (const char *text)
{
  guint n = 1;

  for (; *text != '\0'; text++)
    n += *text == '\n';

  return n;
}

/* Whatever the text is, each finding cites a line that is there. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const names[] = { "Anna", NULL };
  g_autofree char *text = g_strndup (size > 0 ? (const char *) data : "", size);
  PursuitTalkInput input = { text, "2026-11-20", names, names };
  g_autoptr (PursuitAnalysis) analysis = pursuit_talk_analyse (&input);
  g_autoptr (JsonNode) node = pursuit_analysis_to_json (analysis);
  g_autoptr (PursuitAnalysis) back = pursuit_analysis_from_json (node);
  guint n_lines = count_lines (text);

  for (guint k = 0; k < PURSUIT_ANALYSIS_N_SECTIONS; k++)
    for (guint i = 0; i < analysis->sections[k]->len; i++)
      {
        const PursuitAnalysisFinding *finding = analysis->sections[k]->pdata[i];

        g_assert_cmpuint (finding->evidence.line, <=, n_lines);
        g_assert_cmpuint (finding->answer.line, <=, n_lines);
      }
  g_assert_cmpuint (back->speakers->len, ==, analysis->speakers->len);

  return 0;
}
