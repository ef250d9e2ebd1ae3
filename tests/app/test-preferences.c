/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/preferences/pursuit-brand-page.h"
#include "app/preferences/pursuit-general-page.h"
#include "app/preferences/pursuit-preferences.h"
#include "core/pursuit-draft.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-organization.h"
#include "core/pursuit-user.h"
#include "tests/app/pursuit-window-test.h"
#include "workspace/proposals/pursuit-brand.h"
#include "workspace/records/pursuit-identity.h"

typedef PursuitWindowTest Fixture;

static gboolean
is_filled (gpointer row)
{
  return *gtk_editable_get_text (GTK_EDITABLE (row)) != '\0';
}

/* A row of a page, in the window of the first page. */
static GtkWidget *
get_row (GtkWidget *page, const char *name)
{
  if (PURSUIT_IS_PREFERENCES (page))
    page = pursuit_widget_test_find (page, PURSUIT_TYPE_GENERAL_PAGE, NULL);
  g_assert_nonnull (page);

  return pursuit_window_test_child (page, name);
}

/* Opens the preferences as Ctrl+comma does, and waits until they know the name. */
static GtkWidget *
open_preferences (Fixture *self)
{
  GtkWidget *preferences;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.preferences", NULL);
  preferences = pursuit_window_test_await_window (PURSUIT_TYPE_PREFERENCES);
  pursuit_window_test_await (preferences, PURSUIT_TYPE_GENERAL_PAGE, NULL);
  pursuit_widget_test_wait (is_filled, get_row (preferences, "name_row"));

  return preferences;
}

static const char *
get_text (GtkWidget *page, const char *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (get_row (page, row)));
}

static void
type (GtkWidget *page, const char *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_row (page, row)), text);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
is_kept (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static gboolean
is_sensitive (gpointer widget)
{
  return gtk_widget_is_sensitive (widget);
}

static gboolean
is_visible (gpointer widget)
{
  return gtk_widget_get_visible (widget);
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
  g_signal_emit_by_name (get_row (preferences, "email_row"), "apply");
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
  g_signal_emit_by_name (get_row (preferences, "name_row"), "apply");
  pursuit_window_test_await (preferences, GTK_TYPE_LABEL,
                             "Your name is missing; it stands on every proposal");
  type (preferences, "email_row", "m@halvard.example");
  gtk_window_close (GTK_WINDOW (preferences));
  pursuit_window_test_await_closed (PURSUIT_TYPE_PREFERENCES);
  pursuit_window_test_await_field (self, me, PURSUIT_USER_EMAIL, "m@halvard.example");
  pursuit_window_test_await_field (self, me, PURSUIT_USER_NAME, "Marta Lindqvist");
}

static PursuitBrand *
read_brand (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  pursuit_workspace_get_brand_async (self->workspace, NULL, keep_result, &result);
  pursuit_widget_test_wait (is_kept, &result);

  return pursuit_workspace_get_brand_finish (self->workspace, result, NULL);
}

static gboolean
has_colour (gpointer data)
{
  g_autoptr (PursuitBrand) brand = read_brand (data);

  return g_strcmp0 (brand->colour, "#0d6e5a") == 0;
}

static gboolean
has_cover (gpointer data)
{
  g_autoptr (PursuitBrand) brand = read_brand (data);

  return brand->cover;
}

static gboolean
has_logo (gpointer data)
{
  g_autoptr (PursuitBrand) brand = read_brand (data);

  return brand->logo_sha256 != NULL;
}

static gboolean
has_font (gpointer data)
{
  g_autoptr (PursuitBrand) brand = read_brand (data);

  return brand->font != NULL;
}

static gboolean
has_address (gpointer data)
{
  g_autoptr (PursuitBrand) brand = read_brand (data);

  return g_strcmp0 (brand->address, "Fjordgata 12; c/o Halvard\n7010 Trondheim") == 0;
}

static gboolean
has_picture (gpointer picture)
{
  return gtk_picture_get_paintable (picture) != NULL;
}

typedef struct
{
  GtkPicture *picture;
  GdkPaintable *before;
} NewPicture;

static gboolean
has_new_picture (gpointer data)
{
  const NewPicture *wait = data;

  return gtk_picture_get_paintable (wait->picture) != wait->before;
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static GtkWidget *
open_brand (Fixture *self, GtkWidget **page)
{
  GtkWidget *preferences = open_preferences (self);

  pursuit_widget_test_wait (is_mapped, preferences);
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (preferences), "brand");
  *page
      = GTK_WIDGET (adw_preferences_window_get_visible_page (ADW_PREFERENCES_WINDOW (preferences)));
  pursuit_widget_test_wait (has_picture, pursuit_window_test_child (*page, "picture"));
  pursuit_widget_test_wait (is_sensitive, pursuit_window_test_child (*page, "look_group"));

  return preferences;
}

/* Each change is kept at once, and the picture shows it. */
static void
test_brand (Fixture *self, gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *preferences = open_brand (self, &page);
  NewPicture wait = { .picture = GTK_PICTURE (pursuit_window_test_child (page, "picture")) };

  wait.before = g_object_ref (gtk_picture_get_paintable (wait.picture));
  /* What is being typed stays while something else is kept. */
  type (page, "company_row", "Halvard & Co");
  gtk_switch_set_active (GTK_SWITCH (pursuit_window_test_child (page, "cover_switch")), TRUE);
  pursuit_widget_test_wait (has_cover, self);
  pursuit_widget_test_wait (has_new_picture, &wait);
  g_clear_object (&wait.before);
  g_assert_cmpstr (get_text (page, "company_row"), ==, "Halvard & Co");

  type (page, "colour_row", "#0D6E5A");
  g_signal_emit_by_name (pursuit_window_test_child (page, "colour_row"), "apply");
  pursuit_widget_test_wait (has_colour, self);

  /* What was typed and not confirmed is kept when the window closes, a line as a line. */
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (pursuit_window_test_child (page, "address_view"))),
      "Fjordgata 12; c/o Halvard\n7010 Trondheim\n", -1);
  gtk_window_close (GTK_WINDOW (preferences));
  pursuit_window_test_await_closed (PURSUIT_TYPE_PREFERENCES);
  pursuit_widget_test_wait (has_address, self);
}

static void
test_brand_fonts (Fixture *self, gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *preferences = open_brand (self, &page);
  AdwComboRow *row = ADW_COMBO_ROW (pursuit_window_test_child (page, "font_row"));
  const char *chosen;

  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  adw_combo_row_set_selected (row, 1);
  chosen = gtk_string_object_get_string (adw_combo_row_get_selected_item (row));
  pursuit_widget_test_wait (has_font, self);
  {
    g_autoptr (PursuitBrand) brand = read_brand (self);

    g_assert_cmpstr (brand->font, ==, chosen);
    g_assert_null (brand->heading_font);
  }
  gtk_window_close (GTK_WINDOW (preferences));
  pursuit_window_test_await_closed (PURSUIT_TYPE_PREFERENCES);
}

/* A wrong file and a wrong colour are refused in words, and nothing is kept of them. */
static void
test_brand_refusals (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->dir, "logo.png", NULL);
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 20, 10);
  GtkWidget *page;
  GtkWidget *preferences = open_brand (self, &page);

  g_assert_true (g_file_set_contents (path, "no picture", -1, NULL));
  pursuit_brand_page_take_logo (PURSUIT_BRAND_PAGE (page), path);
  pursuit_window_test_await (
      preferences, GTK_TYPE_LABEL,
      "“logo.png”: This is no PNG and no JPEG picture. Save the logo as PNG, "
      "and choose that file.");
  g_assert_false (has_logo (self));
  g_assert_true (gdk_pixbuf_save (picture, path, "png", NULL, NULL));
  pursuit_brand_page_take_logo (PURSUIT_BRAND_PAGE (page), path);
  pursuit_widget_test_wait (has_logo, self);
  pursuit_widget_test_wait (is_visible, pursuit_window_test_child (page, "remove_logo_button"));

  type (page, "colour_row", "green");
  g_signal_emit_by_name (pursuit_window_test_child (page, "colour_row"), "apply");
  pursuit_window_test_await (preferences, GTK_TYPE_LABEL,
                             "“green” is no colour; write it like #1a5fb4");
  g_assert_cmpstr (get_text (page, "colour_row"), ==, "green");
  type (page, "colour_row", "");
  gtk_window_close (GTK_WINDOW (preferences));
  pursuit_window_test_await_closed (PURSUIT_TYPE_PREFERENCES);
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
  add ("/app/preferences/brand-is-kept-and-shown", test_brand);
  add ("/app/preferences/brand-fonts", test_brand_fonts);
  add ("/app/preferences/brand-refuses-in-words", test_brand_refusals);
  add ("/app/preferences/what-the-window-adds-is-mine", test_added);
  add ("/app/preferences/may-close-before-they-are-read", test_close_early);
  add ("/app/preferences/may-close-while-they-are-kept", test_close_while_keeping);

  return g_test_run ();
}
