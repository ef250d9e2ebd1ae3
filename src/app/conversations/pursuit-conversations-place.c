/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/conversations/pursuit-conversations-place.h"

#include "app/conversations/pursuit-conversation-page.h"
#include "app/widgets/pursuit-format.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-json-list.h"
#include "core/pursuit-conversation.h"

#include <glib/gi18n-lib.h>

struct _PursuitConversationsPlace
{
  PursuitBrowsePlace parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitConversationsPlace,
                     pursuit_conversations_place,
                     PURSUIT_TYPE_BROWSE_PLACE)

static void
describe (PursuitRecord *record, PursuitRecordNames *names, PursuitBrowseText *text)
{
  const char *lead = pursuit_record_names_get (
      names, PURSUIT_KIND_LEAD, pursuit_record_get_text (record, PURSUIT_CONVERSATION_LEAD_ID));
  const char *at = pursuit_record_get_text (record, PURSUIT_CONVERSATION_HAPPENED_AT);

  text->title = pursuit_record_dup_title (record);
  text->badge = g_strdup (pursuit_format_choice (
      pursuit_conversation_types,
      pursuit_record_get_text (record, PURSUIT_CONVERSATION_CONVERSATION_TYPE)));
  text->quiet = g_strdup (lead);
  text->value = pursuit_json_list_join (
      pursuit_record_get_text (record, PURSUIT_CONVERSATION_PARTICIPANTS));
  text->age = pursuit_format_age (at);
}

static const PursuitBrowseKind conversations = {
  .kind = PURSUIT_KIND_CONVERSATION,
  .title = N_ ("Conversations"),
  .search = N_ ("Search conversations"),
  .icon_name = "pursuit-conversations-symbolic",
  .empty_title = N_ ("No Conversations Yet"),
  .empty_text = N_ ("Calls, meetings and mails with their transcripts: paste one, and see what was "
                    "objected and promised."),
  .first_step = N_ ("New Conversation"),
  .first_step_action = "win.new",
  .choices = pursuit_conversation_types,
  .choice_key = "conversation_type",
  .describe = describe,
};

static const guint fields[] = {
  PURSUIT_CONVERSATION_LEAD_ID,           PURSUIT_CONVERSATION_TITLE,
  PURSUIT_CONVERSATION_CONVERSATION_TYPE, PURSUIT_CONVERSATION_PARTICIPANTS,
  PURSUIT_CONVERSATION_HAPPENED_AT,       PURSUIT_CONVERSATION_TRANSCRIPT,
};

static void
prepare (PursuitRecord *conversation)
{
  g_autofree char *now = pursuit_clock_dup_now ();

  pursuit_record_set_text (conversation, PURSUIT_CONVERSATION_CONVERSATION_TYPE, "call");
  pursuit_record_set_text (conversation, PURSUIT_CONVERSATION_HAPPENED_AT, now);
}

static void
on_analyse (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pursuit_conversation_page_analyse (PURSUIT_CONVERSATION_PAGE (pursuit_place_get_page (data)));
}

static void
on_analyse_ai (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pursuit_conversation_page_ask_ai (PURSUIT_CONVERSATION_PAGE (pursuit_place_get_page (data)));
}

static void
on_edit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitRecord *conversation = pursuit_conversation_page_get_conversation (
      PURSUIT_CONVERSATION_PAGE (pursuit_place_get_page (data)));

  if (conversation != NULL)
    pursuit_browse_place_edit (data, conversation);
}

static const GActionEntry actions[] = {
  { .name = "analyse", .activate = on_analyse },
  { .name = "analyse-ai", .activate = on_analyse_ai },
  { .name = "edit", .activate = on_edit },
};

static void
show (GtkWidget *page, const char *id)
{
  pursuit_conversation_page_show (PURSUIT_CONVERSATION_PAGE (page), id);
}

static void
show_line (PursuitPlace *place, guint field, guint line)
{
  if (field == PURSUIT_CONVERSATION_TRANSCRIPT)
    pursuit_conversation_page_show_line (PURSUIT_CONVERSATION_PAGE (pursuit_place_get_page (place)),
                                         line);
}

static void
pursuit_conversations_place_class_init (PursuitConversationsPlaceClass *klass)
{
  PursuitPlaceClass *place_class = PURSUIT_PLACE_CLASS (klass);

  pursuit_browse_place_class_set_kind (PURSUIT_BROWSE_PLACE_CLASS (klass), &conversations);
  PURSUIT_BROWSE_PLACE_CLASS (klass)->show = show;
  PURSUIT_BROWSE_PLACE_CLASS (klass)->fields = fields;
  PURSUIT_BROWSE_PLACE_CLASS (klass)->n_fields = G_N_ELEMENTS (fields);
  PURSUIT_BROWSE_PLACE_CLASS (klass)->new_title = N_ ("New Conversation");
  PURSUIT_BROWSE_PLACE_CLASS (klass)->edit_title = N_ ("Conversation");
  PURSUIT_BROWSE_PLACE_CLASS (klass)->prepare = prepare;
  place_class->name = "conversations";
  place_class->create_page = pursuit_conversation_page_new;
  place_class->show_line = show_line;
}

static void
pursuit_conversations_place_init (PursuitConversationsPlace *self)
{
  g_action_map_add_action_entries (pursuit_place_get_actions (PURSUIT_PLACE (self)), actions,
                                   G_N_ELEMENTS (actions), self);
}
