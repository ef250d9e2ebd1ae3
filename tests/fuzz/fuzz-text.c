/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "core/pursuit-text-diff.h"
#include "core/pursuit-text-merge.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
diff (const char *before, const char *after)
{
  g_autoptr (PursuitTextDiff) found = pursuit_text_diff_new (before, -1, after, -1);
  g_autofree char *applied = pursuit_text_diff_apply (found, before, -1, after);

  g_assert_cmpstr (applied, ==, after);
}

static void
merge (const char *base, const char *mine, const char *theirs)
{
  g_autoptr (PursuitTextMerge) both = pursuit_text_merge_new (base, mine, theirs);
  g_autoptr (PursuitTextMerge) mirror = pursuit_text_merge_new (base, theirs, mine);
  g_autoptr (PursuitTextMerge) alone = pursuit_text_merge_new (base, mine, base);
  g_autofree char *text = pursuit_text_merge_dup_text (both, NULL, 0);
  g_autofree char *mirrored = pursuit_text_merge_dup_text (mirror, NULL, 0);
  g_autofree char *unchanged = pursuit_text_merge_dup_text (alone, NULL, 0);

  g_assert_cmpuint (both->n_conflicts, ==, mirror->n_conflicts);
  if (both->n_conflicts == 0)
    g_assert_cmpstr (text, ==, mirrored);
  g_assert_cmpuint (alone->n_conflicts, ==, 0);
  g_assert_cmpstr (unchanged, ==, mine);
}

/* Three texts, parted by bytes that are in no text. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *input = g_strndup (size > 0 ? (const char *) data : "", size);
  char *mine = strchr (input, '\xff');
  char *theirs = mine != NULL ? strchr (mine + 1, '\xff') : NULL;

  if (theirs == NULL)
    return 0;

  *mine++ = '\0';
  *theirs++ = '\0';
  diff (input, mine);
  diff (mine, theirs);
  merge (input, mine, theirs);

  return 0;
}
