/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-money.h"
/* Every view with the demo's records, drawn: nothing is cut, and what is written and pressed
 * stands out from its ground. The colours are those that libadwaita's scheme and our style
 * sheets give together; Meson runs this in each scheme. */

#include "app/widgets/pursuit-column.h"
#include "app/preferences/pursuit-preferences.h"
#include "app/proposals/pursuit-proposal-studio.h"
#include "app/window/pursuit-search-window.h"
#include "tests/app/pursuit-picture.h"
#include "tests/app/pursuit-window-test.h"
#include "tests/app/usage-fixture.h"

#define MIN_TEXT 4.5
#define MIN_CONTROL 3.0
#define SETTLE_MS 400
/* What the toolkit draws around a window on a screen without a manager, on both sides. */
#define SHADOW 10
#define NORMAL_DPI (96 * 1024)
#define MOST_TOLD 40

typedef PursuitWindowTest Fixture;

typedef struct
{
  const char *view;
  int width; /* of the program's window */
  GtkWidget *window;
  PursuitPicture *picture; /* (nullable) */
  GString *findings;
  guint seen;
  guint told;
} Look;

typedef void (*Check) (Look *look, GtkWidget *widget);

static void
set_text_size (double factor)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (NORMAL_DPI * factor), NULL);
}

static void tell (Look *look, GtkWidget *widget, const char *format, ...) G_GNUC_PRINTF (3, 4);

static void
tell (Look *look, GtkWidget *widget, const char *format, ...)
{
  va_list values;
  g_autofree char *what = NULL;
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (look->told++ > MOST_TOLD)
    return;

  va_start (values, format);
  what = g_strdup_vprintf (format, values);
  va_end (values);
  g_string_append_printf (look->findings, "%s: %s “%.50s” in %s in %s: %s\n", look->view,
                          G_OBJECT_TYPE_NAME (widget), text, G_OBJECT_TYPE_NAME (parent),
                          G_OBJECT_TYPE_NAME (gtk_widget_get_parent (parent)), what);
}

static void
walk (Look *look, GtkWidget *widget, Check check)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return;

  check (look, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    walk (look, child, check);
}

/* Whether a line of text is longer than its place and says so nowhere: neither by dots nor by
 * going on below. */
static void
check_label (Look *look, GtkWidget *widget)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));
  int width;
  int height;

  look->seen++;
  if (gtk_label_get_ellipsize (GTK_LABEL (widget)) != PANGO_ELLIPSIZE_NONE)
    return;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > gtk_widget_get_width (widget) + 1)
    tell (look, widget, "%d px of text in %d px", width, gtk_widget_get_width (widget));
  if (height > gtk_widget_get_height (widget) + 1)
    tell (look, widget, "%d px of text in a height of %d px", height,
          gtk_widget_get_height (widget));
}

/* A column cuts what is wider than it, and so does the edge of the window. */
static void
check_width (Look *look, GtkWidget *widget)
{
  graphene_rect_t bounds;
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int minimum;

  if (PURSUIT_IS_COLUMN (widget) && child != NULL)
    {
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum > gtk_widget_get_width (widget))
        tell (look, widget, "needs %d px and has %d px", minimum, gtk_widget_get_width (widget));
    }
  else if ((GTK_IS_BUTTON (widget) || GTK_IS_EDITABLE (widget))
           && gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW) == NULL
           && gtk_widget_compute_bounds (widget, look->window, &bounds)
           && (bounds.origin.x < -1
               || bounds.origin.x + bounds.size.width
                      > (float) gtk_widget_get_width (look->window) + 1))
    tell (look, widget, "stands at %.0f to %.0f px in a window of %d px", bounds.origin.x,
          bounds.origin.x + bounds.size.width, gtk_widget_get_width (look->window));
}

static void
check_cut (Look *look, GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    check_label (look, widget);
  else
    check_width (look, widget);
}

/* What is scrolled away in part has not all of its letters in the picture. */
static gboolean
is_whole (GtkWidget *widget)
{
  GtkWidget *view
      = gtk_widget_get_ancestor (gtk_widget_get_parent (widget), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  if (view == NULL)
    return TRUE;

  return gtk_widget_compute_bounds (widget, view, &bounds) && bounds.origin.x >= 0
         && bounds.origin.y >= 0
         && bounds.origin.x + bounds.size.width <= (float) gtk_widget_get_width (view)
         && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (view)
         && is_whole (view);
}

/* What cannot be used now may be faint: that it can be read shows nobody a choice. */
static void
check_contrast (Look *look, GtkWidget *widget)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;
  gboolean icon
      = GTK_IS_IMAGE (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON) != NULL;
  double contrast;

  if (((text == NULL || *text == '\0') && !icon) || !gtk_widget_is_sensitive (widget)
      || !is_whole (widget))
    return;

  contrast = pursuit_picture_get_contrast (look->picture, widget);
  if (contrast <= 1)
    return;
  look->seen++;
  if (contrast < (icon ? MIN_CONTROL : MIN_TEXT))
    tell (look, widget, "contrast %.2f", contrast);
}

static void
look_at (Look *look, GtkWidget *window, const char *view, Check check)
{
  look->view = view;
  look->window = window;
  pursuit_window_test_run_for (SETTLE_MS);
  gtk_test_widget_wait_for_draw (window);
  if (check == check_contrast)
    look->picture = pursuit_picture_new (window);
  walk (look, window, check);
  g_clear_pointer (&look->picture, pursuit_picture_free);
}

static void
show_first (Fixture *self, PursuitKind kind)
{
  g_autoptr (PursuitRecord) record = pursuit_window_test_find_record (self, kind, "");

  pursuit_window_show_record (self->window, kind, pursuit_record_get_id (record));
}

static void
look_at_dialog (Look *look, GtkWindow *dialog, const char *view, Check check)
{
  int minimum;

  gtk_window_present (dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  if (check == check_cut)
    {
      gtk_widget_measure (GTK_WIDGET (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                          NULL);
      if (minimum > look->width + SHADOW)
        g_string_append_printf (look->findings, "%s: needs %d px, the window has %d px\n", view,
                                minimum, look->width);
    }
  look_at (look, GTK_WIDGET (dialog), view, check);
  gtk_window_destroy (dialog);
}

static void
look_at_all (Fixture *self, Look *look, Check check)
{
  static const struct
  {
    const char *list;
    const char *page;
    PursuitKind kind;
  } places[] = {
    { "leads", "lead", PURSUIT_KIND_LEAD },
    { "proposals", "proposal", PURSUIT_KIND_PROPOSAL },
    { "battle-cards", "battle card", PURSUIT_KIND_BATTLE_CARD },
    { "conversations", "conversation", PURSUIT_KIND_CONVERSATION },
  };
  g_autoptr (PursuitRecord) proposal
      = pursuit_window_test_find_record (self, PURSUIT_KIND_PROPOSAL, "");
  GtkWidget *window = GTK_WIDGET (self->window);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gtk_widget_activate_action (window, "win.show-place", "i", (int) i + 1);
      look_at (look, window, places[i].list, check);
      show_first (self, places[i].kind);
      look_at (look, window, places[i].page, check);
      gtk_widget_activate_action (window, "win.back", NULL);
    }
  usage_fixture_set_budget (self->workspace, 4 * PURSUIT_AI_PICO_PER_USD);
  usage_fixture_ask (self->workspace, PURSUIT_AI_FEATURE_DRAFT, "claude-sonnet-5-5",
                     3 * PURSUIT_AI_PICO_PER_USD);
  usage_fixture_ask (self->workspace, PURSUIT_AI_FEATURE_SCORE, "new-model", -1);
  gtk_widget_activate_action (window, "win.show-place", "i", (int) G_N_ELEMENTS (places) + 1);
  look_at (look, window, "months", check);
  pursuit_window_show_page (self->window);
  look_at (look, window, "usage", check);
  gtk_widget_activate_action (window, "win.back", NULL);
  gtk_widget_activate_action (window, "win.show-place", "i", 1);
  gtk_widget_activate_action (window, "leads.as-columns", NULL);
  look_at (look, window, "leads in columns", check);
  gtk_widget_activate_action (window, "leads.as-columns", NULL);
  pursuit_window_push_view (self->window, pursuit_proposal_studio_new (self->workspace, proposal));
  look_at (look, window, "studio", check);
  pursuit_window_pop_view (self->window);
  look_at_dialog (look, pursuit_preferences_new (self->window), "preferences", check);
  look_at_dialog (look, GTK_WINDOW (pursuit_search_window_new (self->window)), "search", check);
}

static void
judge (Look *look)
{
  g_test_message ("%u looked at", look->seen);
  g_assert_cmpuint (look->seen, >, 200);
  if (look->findings->len > 0)
    g_printerr ("%s", look->findings->str);
  g_assert_cmpuint (look->findings->len, ==, 0);
  g_string_free (look->findings, TRUE);
}

typedef struct
{
  int width;
  int height;
  double text;
} Size;

static void
test_cut (Fixture *self, gconstpointer data)
{
  const Size *size = data;
  Look look = { .width = size->width, .findings = g_string_new (NULL) };

  set_text_size (size->text);
  gtk_window_set_default_size (GTK_WINDOW (self->window), size->width + SHADOW, size->height);
  pursuit_window_test_run_for (SETTLE_MS);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->window)), ==, size->width);
  look_at_all (self, &look, check_cut);
  set_text_size (1);
  judge (&look);
}

/* Large, so that the strokes of letters are wider than a pixel and have their whole colour. */
static void
test_contrast (Fixture *self, gconstpointer data)
{
  Look look = { .findings = g_string_new (NULL) };

  set_text_size (2);
  look_at_all (self, &look, check_contrast);
  set_text_size (1);
  judge (&look);
}

static void
add (const char *path, const Size *size, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, size, pursuit_window_test_set_up, test, pursuit_window_test_tear_down);
}

int
main (int argc, char **argv)
{
  static const Size phone = { 360, 720, 1 };
  static const Size half = { 600, 720, 1 };
  static const Size large = { 1260, 800, 2 };
  static const Size large_and_narrow = { 360, 720, 2 };

  pursuit_widget_test_init (&argc, &argv);
  /* What GNOME says; without a desktop the toolkit draws three buttons. */
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", "appmenu:close", NULL);
  add ("/app/readable/contrast", NULL, test_contrast);
  if (g_getenv ("ADW_DEBUG_HIGH_CONTRAST") == NULL && g_getenv ("ADW_DEBUG_COLOR_SCHEME") == NULL)
    {
      add ("/app/readable/nothing-is-cut/at-360-pixels", &phone, test_cut);
      add ("/app/readable/nothing-is-cut/at-600-pixels", &half, test_cut);
      add ("/app/readable/nothing-is-cut/at-twice-the-text", &large, test_cut);
      add ("/app/readable/nothing-is-cut/at-360-pixels-and-twice-the-text", &large_and_narrow,
           test_cut);
    }

  return g_test_run ();
}
