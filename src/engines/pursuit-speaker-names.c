/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-speaker-names-private.h"

#include "core/pursuit-conversation.h"
#include "core/pursuit-json-list.h"
#include "engines/pursuit-speaker-role-private.h"
#include "insight/pursuit-talk.h"

#include <string.h>

/* Of "Anna Keller <anna@acme.example>" the name: the address is hidden as one, and a company that
 * stands in it is nobody. */
static void
add (PursuitAiMask *mask, const char *words, PursuitSpeakerFunc stays, gpointer data)
{
  g_autofree char *name = words != NULL ? g_strndup (words, strcspn (words, "<")) : NULL;

  if (name != NULL && strchr (name, '@') == NULL && !pursuit_speaker_is_role (name)
      && (stays == NULL || !stays (name, data)))
    pursuit_ai_mask_add_name (mask, name);
}

void
pursuit_speaker_names_add_text (PursuitAiMask *mask,
                                const char *text,
                                PursuitSpeakerFunc stays,
                                gpointer data)
{
  g_auto (GStrv) names = NULL;

  g_return_if_fail (mask != NULL);

  names = pursuit_talk_list_speakers (text);
  for (guint i = 0; names[i] != NULL; i++)
    add (mask, names[i], stays, data);
}

void
pursuit_speaker_names_add_conversation (PursuitAiMask *mask,
                                        PursuitRecord *conversation,
                                        PursuitSpeakerFunc stays,
                                        gpointer data)
{
  g_autoptr (GPtrArray) people = NULL;

  g_return_if_fail (PURSUIT_IS_CONVERSATION (conversation));

  people = pursuit_json_list_read (
      pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_PARTICIPANTS));
  for (guint i = 0; i < people->len; i++)
    add (mask, ((const PursuitJsonPair *) people->pdata[i])->second, stays, data);
  pursuit_speaker_names_add_text (
      mask, pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_TRANSCRIPT), stays, data);
}
