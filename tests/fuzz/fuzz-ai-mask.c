/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-compress.h"
#include "ai/pursuit-ai-mask.h"
#include "ai/pursuit-ai-prompt.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Whatever a text holds: masking can be undone, compression stays UTF-8, and a block has one end.
 */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *raw = g_strndup (size > 0 ? (const char *) data : "", size);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  g_autoptr (PursuitAiMask) mask = pursuit_ai_mask_new ();
  g_autoptr (PursuitAiUnmask) unmask = pursuit_ai_unmask_new (mask);
  g_autoptr (PursuitAiCompressed) compressed = NULL;
  g_autoptr (GString) block = g_string_new (NULL);
  g_autofree char *masked = NULL;
  g_autofree char *first = NULL;
  g_autofree char *begun = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *restored = NULL;

  pursuit_ai_mask_add_name (mask, "Anna Keller");
  masked = pursuit_ai_mask_apply (mask, text);
  g_assert_true (g_utf8_validate (masked, -1, NULL));
  first = g_strndup (masked, strlen (masked) / 2);
  begun = pursuit_ai_unmask_push (unmask, first);
  rest = pursuit_ai_unmask_push (unmask, masked + strlen (first));
  g_string_append (block, begun);
  g_string_append (block, rest);
  restored = pursuit_ai_unmask_finish (unmask);
  g_string_append (block, restored);
  g_assert_cmpstr (block->str, ==, text);

  compressed = pursuit_ai_compress_transcript (text);
  g_assert_true (g_utf8_validate (compressed->text, -1, NULL));
  g_string_truncate (block, 0);
  pursuit_ai_prompt_append_data (block, text);
  g_assert_null (strstr (block->str, "</data"));

  return 0;
}
