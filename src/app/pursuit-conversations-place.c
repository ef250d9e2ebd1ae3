/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-conversations-place.h"

#include "app/pursuit-browse-list.h"
#include "app/pursuit-conversation-page.h"
#include "app/pursuit-format.h"
#include "app/pursuit-json-list.h"
#include "app/pursuit-window.h"
#include "core/pursuit-conversation.h"

#include <glib/gi18n-lib.h>

struct _PursuitConversationsPlace
{
  PursuitPlace parent_instance;

  PursuitBrowseList *list;       /* (unowned) (nullable) */
  PursuitConversationPage *page; /* (unowned) (nullable) */
};

G_DEFINE_FINAL_TYPE (PursuitConversationsPlace, pursuit_conversations_place, PURSUIT_TYPE_PLACE)

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
  .empty_text = N_ ("Calls, meetings and mails with their transcripts. In a terminal:\n"
                    "pursuitctl add conversation conversation_type=call title=\"First call\" "
                    "transcript=@call.txt"),
  .choices = pursuit_conversation_types,
  .choice_key = "conversation_type",
  .describe = describe,
};

static void
on_chosen (PursuitConversationsPlace *self, const char *id)
{
  pursuit_conversation_page_show (self->page, id);
}

static void
on_opened (PursuitConversationsPlace *self)
{
  pursuit_window_show_page (pursuit_place_get_window (PURSUIT_PLACE (self)));
}

static GtkWidget *
create_page (PursuitPlace *place)
{
  PursuitConversationsPlace *self = PURSUIT_CONVERSATIONS_PLACE (place);
  GtkWidget *page = pursuit_conversation_page_new (place);

  self->page = PURSUIT_CONVERSATION_PAGE (page);

  return page;
}

static GtkWidget *
create_list (PursuitPlace *place)
{
  PursuitConversationsPlace *self = PURSUIT_CONVERSATIONS_PLACE (place);
  GtkWidget *list = pursuit_browse_list_new (place, &conversations);

  /* Choosing a row shows its page, so the page has to be there. */
  pursuit_place_get_page (place);
  self->list = PURSUIT_BROWSE_LIST (list);
  g_signal_connect_object (list, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "opened", G_CALLBACK (on_opened), self, G_CONNECT_SWAPPED);

  return list;
}

static void
show_record (PursuitPlace *place, PursuitKind kind, const char *id)
{
  PursuitConversationsPlace *self = PURSUIT_CONVERSATIONS_PLACE (place);

  pursuit_place_get_list (place);
  pursuit_browse_list_choose (self->list, id);
  on_chosen (self, id);
}

static void
pursuit_conversations_place_class_init (PursuitConversationsPlaceClass *klass)
{
  PursuitPlaceClass *place_class = PURSUIT_PLACE_CLASS (klass);

  place_class->name = "conversations";
  place_class->title = N_ ("Conversations");
  place_class->icon_name = "pursuit-conversations-symbolic";
  place_class->kind = PURSUIT_KIND_CONVERSATION;
  place_class->create_list = create_list;
  place_class->create_page = create_page;
  place_class->show_record = show_record;
}

static void
pursuit_conversations_place_init (PursuitConversationsPlace *self)
{
}
