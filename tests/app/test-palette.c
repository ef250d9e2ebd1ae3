/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-action-table.h"
#include "app/conversations/pursuit-conversation-page.h"
#include "app/leads/pursuit-lead-page.h"
#include "app/window/pursuit-palette-row.h"
#include "app/window/pursuit-palette.h"
#include "app/window/pursuit-search-window.h"
#include "core/pursuit-conversation.h"
#include "tests/app/pursuit-window-test.h"

typedef struct
{
  PursuitWindowTest window;
  GtkWidget *palette;
  GtkWidget *entry;
  GtkListBox *list;
  int n_rows; /* that are awaited */
} Fixture;

static void
open_palette (Fixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window.window), "win.show-palette", NULL);
  self->palette = pursuit_window_test_await_window (PURSUIT_TYPE_PALETTE);
  self->entry = pursuit_window_test_child (self->palette, "entry");
  self->list = GTK_LIST_BOX (pursuit_window_test_child (self->palette, "list"));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  pursuit_window_test_set_up (&self->window, NULL);
  open_palette (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pursuit_window_test_tear_down (&self->window, NULL);
}

static void
type (Fixture *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static PursuitPaletteRow *
get_row (Fixture *self, int index)
{
  return PURSUIT_PALETTE_ROW (gtk_list_box_get_row_at_index (self->list, index));
}

static const char *
get_action (Fixture *self, int index)
{
  const PursuitActionInfo *info = pursuit_palette_row_get_action (get_row (self, index));

  return info != NULL ? info->action : NULL;
}

typedef struct
{
  Fixture *self;
  const char *action;
} Wanted;

static gboolean
has_action_first (gpointer data)
{
  Wanted *wanted = data;

  return get_row (wanted->self, 0) != NULL
         && g_strcmp0 (get_action (wanted->self, 0), wanted->action) == 0;
}

static void
await_action (Fixture *self, const char *text, const char *action)
{
  Wanted wanted = { self, action };

  type (self, text);
  g_test_message ("Waiting for %s", action);
  pursuit_widget_test_wait (has_action_first, &wanted);
}

static gboolean
has_all_rows (gpointer data)
{
  Fixture *self = data;

  return get_row (self, self->n_rows - 1) != NULL;
}

static int
count_offered (Fixture *self)
{
  guint n;
  const PursuitActionInfo *table = pursuit_action_table_get (&n);
  int offered = 0;

  for (guint i = 0; i < n; i++)
    offered += !table[i].not_offered
               && pursuit_action_table_is_enabled (&table[i], GTK_WIDGET (self->window.window));

  return offered;
}

static void
test_offers_what_is_possible (Fixture *self, gconstpointer data)
{
  guint n;
  const PursuitActionInfo *table = pursuit_action_table_get (&n);

  self->n_rows = count_offered (self);
  g_assert_cmpint (self->n_rows, >, 8);
  pursuit_widget_test_wait (has_all_rows, self);

  for (guint i = 0; i < n; i++)
    {
      gboolean found = FALSE;
      gboolean offered
          = !table[i].not_offered
            && pursuit_action_table_is_enabled (&table[i], GTK_WIDGET (self->window.window));

      for (int row = 0; get_row (self, row) != NULL; row++)
        found
            |= g_strcmp0 (get_action (self, row), table[i].action) == 0 && table[i].action != NULL;
      g_assert_cmpint (found, ==, offered);
    }
  g_assert_null (get_row (self, self->n_rows));
}

static void
test_does_an_action (Fixture *self, gconstpointer data)
{
  await_action (self, "shortc", "win.show-help-overlay");
  g_signal_emit_by_name (self->entry, "activate");
  pursuit_window_test_await_closed (PURSUIT_TYPE_PALETTE);
  gtk_window_destroy (GTK_WINDOW (pursuit_window_test_await_window (GTK_TYPE_SHORTCUTS_WINDOW)));
}

static void
test_says_why_not (Fixture *self, gconstpointer data)
{
  PursuitPaletteRow *row = NULL;

  type (self, "draft proposal");
  pursuit_window_test_await (self->list, GTK_TYPE_LABEL, "choose a lead first");
  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    if (g_strcmp0 (get_action (self, i), "leads.draft") == 0)
      break;
  g_assert_nonnull (row);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (row)));
  g_assert_nonnull (
      pursuit_widget_test_find (GTK_WIDGET (row), GTK_TYPE_LABEL, "choose a lead first"));

  /* Enter on what is not possible does nothing. */
  g_signal_emit_by_name (self->list, "row-activated", row);
  g_assert_true (gtk_widget_get_visible (self->palette));
}

static void
test_opens_a_record (Fixture *self, gconstpointer data)
{
  GtkWidget *page;

  type (self, "tarnov prec");
  pursuit_window_test_await (self->list, PURSUIT_TYPE_PALETTE_ROW, NULL);
  pursuit_window_test_await (self->list, GTK_TYPE_LABEL, "Lead");
  g_assert_nonnull (pursuit_palette_row_get_hit (get_row (self, 0)));
  g_signal_emit_by_name (self->entry, "activate");
  pursuit_window_test_await_closed (PURSUIT_TYPE_PALETTE);
  page = pursuit_window_test_await (self->window.window, PURSUIT_TYPE_LEAD_PAGE, NULL);
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "Tarnov Precision S.A.");
}

static gboolean
has_line (gpointer data)
{
  GtkSingleSelection *lines = data;

  return gtk_single_selection_get_selected (lines) != GTK_INVALID_LIST_POSITION;
}

static void
test_opens_the_line (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) call = pursuit_record_new (PURSUIT_KIND_CONVERSATION);
  g_autoptr (PursuitRecord) stored = NULL;
  GtkWidget *page;
  GObject *lines;

  pursuit_record_set_text (call, PURSUIT_CONVERSATION_CONVERSATION_TYPE, "call");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_TITLE, "Line test");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_TRANSCRIPT,
                           "Bo: One.\n\nAnna: Two.\nBo: The quicksilver gauge.\nAnna: Four.\n");
  stored = pursuit_window_test_save (&self->window, call);
  type (self, "quicksilver gauge");
  pursuit_window_test_await (self->list, GTK_TYPE_LABEL, "Conversation");
  g_signal_emit_by_name (self->entry, "activate");
  page = pursuit_window_test_await (self->window.window, PURSUIT_TYPE_CONVERSATION_PAGE, NULL);
  lines = gtk_widget_get_template_child (page, PURSUIT_TYPE_CONVERSATION_PAGE, "lines");
  pursuit_widget_test_wait (has_line, lines);
  /* The fourth line; the blank one is not in the list. */
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (lines)), ==, 2);
}

static void
test_search_takes_over (Fixture *self, gconstpointer data)
{
  GtkWidget *search;
  int last = 0;

  type (self, "klinikum");
  pursuit_window_test_await (self->list, GTK_TYPE_LABEL, "Everything with “klinikum”");
  while (get_row (self, last + 1) != NULL)
    last++;
  g_signal_emit_by_name (self->list, "row-activated", get_row (self, last));
  search = pursuit_window_test_await_window (PURSUIT_TYPE_SEARCH_WINDOW);
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (pursuit_window_test_child (search, "entry"))), ==,
      "klinikum");
}

static void
test_takes_any_text (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = { "\"", "((", "<b>", "kind:lorry", "&amp;", "%s%n", "owner:" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      type (self, texts[i]);
      pursuit_window_test_run_for (60);
    }
  await_action (self, "imp fil", "win.import");
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  add ("/app/palette/offers-what-is-possible", test_offers_what_is_possible);
  add ("/app/palette/does-an-action", test_does_an_action);
  add ("/app/palette/says-why-not", test_says_why_not);
  add ("/app/palette/opens-a-record", test_opens_a_record);
  add ("/app/palette/opens-the-line", test_opens_the_line);
  add ("/app/palette/search-takes-over", test_search_takes_over);
  add ("/app/palette/takes-any-text", test_takes_any_text);

  return g_test_run ();
}
