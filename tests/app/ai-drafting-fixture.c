/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/app/ai-drafting-fixture.h"

#include "app/proposals/pursuit-draft-dialog.h"
#include "app/leads/pursuit-lead-page.h"
#include "app/proposals/pursuit-markdown-editor.h"

#include <string.h>

void
ai_drafting_fixture_set_up (AiDraftingFixture *self, gconstpointer data)
{
  ai_window_fixture_set_up (&self->base, NULL);
  self->lead
      = pursuit_window_test_find_record (&self->base.window, PURSUIT_KIND_LEAD, "Nordhav Fisk");
}

void
ai_drafting_fixture_tear_down (AiDraftingFixture *self, gconstpointer data)
{
  g_clear_object (&self->lead);
  ai_window_fixture_tear_down (&self->base, NULL);
}

static gboolean
has_awaited (gpointer data)
{
  AiDraftingFixture *self = data;
  g_autofree char *text = pursuit_markdown_editor_dup_text (PURSUIT_MARKDOWN_EDITOR (self->editor));

  return strstr (text, self->awaited) != NULL;
}

void
ai_drafting_fixture_await_text (AiDraftingFixture *self, GtkWidget *view, const char *text)
{
  self->editor = pursuit_window_test_child (view, "editor");
  self->awaited = text;
  pursuit_widget_test_wait (has_awaited, self);
}

GtkWidget *
ai_drafting_fixture_await_view (AiDraftingFixture *self, GType type)
{
  return pursuit_window_test_await (self->base.window.window, type, NULL);
}

GtkWidget *
ai_drafting_fixture_open_dialog (AiDraftingFixture *self)
{
  GtkWidget *page;

  pursuit_window_show_record (self->base.window.window, PURSUIT_KIND_LEAD,
                              pursuit_record_get_id (self->lead));
  page = ai_drafting_fixture_await_view (self, PURSUIT_TYPE_LEAD_PAGE);
  pursuit_window_test_await (pursuit_window_test_child (page, "title_label"), GTK_TYPE_LABEL,
                             "Nordhav Fisk AS");
  gtk_widget_activate_action (page, "leads.draft-ai", NULL);

  return pursuit_window_test_await_window (PURSUIT_TYPE_DRAFT_DIALOG);
}

void
ai_drafting_fixture_answer (AdwMessageDialog *dialog, const char *response)
{
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}
