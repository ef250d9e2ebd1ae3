/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-preferences.h"
#include "core/pursuit-draft.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-organization.h"
#include "core/pursuit-user.h"
#include "tests/app/pursuit-window-test.h"
#include "workspace/pursuit-identity.h"

typedef PursuitWindowTest Fixture;

static gboolean
is_filled (gpointer row)
{
  return *gtk_editable_get_text (GTK_EDITABLE (row)) != '\0';
}

/* Opens the preferences as Ctrl+comma does, and waits until they know the name. */
static GtkWidget *
open_preferences (Fixture *self)
{
  GtkWidget *preferences;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.preferences", NULL);
  preferences = pursuit_window_test_await_window (PURSUIT_TYPE_PREFERENCES);
  pursuit_widget_test_wait (is_filled, pursuit_window_test_child (preferences, "name_row"));

  return preferences;
}

static const char *
get_text (GtkWidget *preferences, const char *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (pursuit_window_test_child (preferences, row)));
}

static void
type (GtkWidget *preferences, const char *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (pursuit_window_test_child (preferences, row)), text);
}

static PursuitRecord *
read_me (Fixture *self)
{
  return pursuit_window_test_read (self, PURSUIT_KIND_USER,
                                   pursuit_workspace_get_scope (self->workspace)->user_id);
}

static void
test_apply (Fixture *self, gconstpointer data)
{
  GtkWidget *preferences = open_preferences (self);
  g_autoptr (PursuitRecord) me = read_me (self);

  g_assert_cmpstr (get_text (preferences, "name_row"), ==, "Marta Lindqvist");
  g_assert_cmpstr (get_text (preferences, "email_row"), ==, "marta.lindqvist@halvard.example");
  g_assert_cmpstr (get_text (preferences, "company_row"), ==, "Halvard Telemetrics");

  type (preferences, "email_row", "marta@halvard.example");
  g_signal_emit_by_name (pursuit_window_test_child (preferences, "email_row"), "apply");
  pursuit_window_test_await_field (self, me, PURSUIT_USER_EMAIL, "marta@halvard.example");
  gtk_window_close (GTK_WINDOW (preferences));
  pursuit_window_test_await_closed (PURSUIT_TYPE_PREFERENCES);
}

/* What somebody typed and did not confirm is not lost. */
static void
test_close (Fixture *self, gconstpointer data)
{
  GtkWidget *preferences = open_preferences (self);
  g_autoptr (PursuitRecord) me = read_me (self);
  g_autoptr (PursuitRecord) company
      = pursuit_window_test_find_record (self, PURSUIT_KIND_ORGANIZATION, "Halvard");

  type (preferences, "name_row", "Marta Berg");
  type (preferences, "company_row", "Halvard & Berg");
  gtk_window_close (GTK_WINDOW (preferences));
  pursuit_window_test_await_closed (PURSUIT_TYPE_PREFERENCES);
  pursuit_window_test_await_field (self, me, PURSUIT_USER_NAME, "Marta Berg");
  pursuit_window_test_await_field (self, company, PURSUIT_ORGANIZATION_NAME, "Halvard & Berg");
}

static void
test_blank_name (Fixture *self, gconstpointer data)
{
  GtkWidget *preferences = open_preferences (self);
  g_autoptr (PursuitRecord) me = read_me (self);

  type (preferences, "name_row", " ");
  g_signal_emit_by_name (pursuit_window_test_child (preferences, "name_row"), "apply");
  pursuit_window_test_await (preferences, GTK_TYPE_LABEL,
                             "Your name is missing; it stands on every proposal");
  type (preferences, "email_row", "m@halvard.example");
  gtk_window_close (GTK_WINDOW (preferences));
  pursuit_window_test_await_closed (PURSUIT_TYPE_PREFERENCES);
  pursuit_window_test_await_field (self, me, PURSUIT_USER_EMAIL, "m@halvard.example");
  pursuit_window_test_await_field (self, me, PURSUIT_USER_NAME, "Marta Lindqvist");
}

static gboolean
has_drafts (gpointer data)
{
  return pursuit_window_test_count (data, PURSUIT_KIND_DRAFT) > 0;
}

static gboolean
has_no_draft (gpointer data)
{
  return !has_drafts (data);
}

/* What a program that was killed while somebody typed leaves behind. */
static void
leave_in_journal (Fixture *self, const char *words)
{
  g_autoptr (PursuitRecord) draft = pursuit_record_new (PURSUIT_KIND_DRAFT);

  pursuit_record_set_text (draft, PURSUIT_DRAFT_EDITOR_KEY, "preferences:identity");
  pursuit_record_set_text (draft, PURSUIT_DRAFT_TEXT, words);
  g_object_unref (pursuit_window_test_save (self, draft));
}

static void
test_journal (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) me = read_me (self);
  GtkWidget *preferences;

  leave_in_journal (self, "{\"email\":\"rescued@halvard.example\"}");
  preferences = open_preferences (self);
  g_signal_emit_by_name (pursuit_window_test_await (preferences, GTK_TYPE_BUTTON, "_Take Them"),
                         "clicked");
  g_assert_cmpstr (get_text (preferences, "name_row"), ==, "Marta Lindqvist");
  g_assert_cmpstr (get_text (preferences, "email_row"), ==, "rescued@halvard.example");
  type (preferences, "company_row", "Halvard again");
  pursuit_widget_test_wait (has_drafts, self);
  gtk_window_close (GTK_WINDOW (preferences));
  pursuit_window_test_await_closed (PURSUIT_TYPE_PREFERENCES);
  pursuit_window_test_await_field (self, me, PURSUIT_USER_EMAIL, "rescued@halvard.example");
  pursuit_widget_test_wait (has_no_draft, self);
}

static void
test_added (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitRecord) stored = NULL;

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Made Here");
  stored = pursuit_window_test_save (self, lead);
  g_assert_cmpstr (pursuit_record_get_text (stored, PURSUIT_LEAD_OWNER_ID), ==,
                   pursuit_workspace_get_scope (self->workspace)->user_id);
}

/* Everything goes while the answer is still under way; what is torn down afterwards looks for it.
 */
static void
test_close_early (Fixture *self, gconstpointer data)
{
  GtkWidget *preferences;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.preferences", NULL);
  preferences = pursuit_window_test_await_window (PURSUIT_TYPE_PREFERENCES);
  gtk_window_close (GTK_WINDOW (preferences));
  gtk_window_close (GTK_WINDOW (g_steal_pointer (&self->window)));
}

static void
test_close_while_keeping (Fixture *self, gconstpointer data)
{
  GtkWidget *preferences = open_preferences (self);

  type (preferences, "company_row", "Halvard");
  gtk_window_close (GTK_WINDOW (preferences));
  gtk_window_close (GTK_WINDOW (g_steal_pointer (&self->window)));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, pursuit_window_test_set_up, test, pursuit_window_test_tear_down);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  add ("/app/preferences/shows-and-keeps-who-works-here", test_apply);
  add ("/app/preferences/closing-keeps-what-was-typed", test_close);
  add ("/app/preferences/name-cannot-be-blank", test_blank_name);
  add ("/app/preferences/unsaved-words-come-back", test_journal);
  add ("/app/preferences/what-the-window-adds-is-mine", test_added);
  add ("/app/preferences/may-close-before-they-are-read", test_close_early);
  add ("/app/preferences/may-close-while-they-are-kept", test_close_while_keeping);

  return g_test_run ();
}
