/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/preferences/pursuit-preferences.h"

#include "app/preferences/pursuit-ai-page.h"
#include "app/preferences/pursuit-brand-page.h"
#include "app/preferences/pursuit-general-page.h"
#include "app/preferences/pursuit-keys-page.h"
#include "app/widgets/pursuit-transient.h"

enum
{
  GENERAL,
  BRAND,
  AI,
  KEYS,
  N_PAGES,
};

struct _PursuitPreferences
{
  AdwPreferencesWindow parent_instance;

  PursuitWindow *window;              /* (nullable) (weak) */
  AdwPreferencesPage *pages[N_PAGES]; /* (nullable) until it is added */
  guint n_pages;
  gboolean begins_with_ai;
  AdwPreferencesPage *next; /* (owned) (nullable) made, and not added yet */
};

G_DEFINE_FINAL_TYPE (PursuitPreferences, pursuit_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static gboolean
pursuit_preferences_close_request (GtkWindow *window)
{
  PursuitPreferences *self = PURSUIT_PREFERENCES (window);

  if (self->n_pages > GENERAL)
    pursuit_general_page_save (PURSUIT_GENERAL_PAGE (self->pages[GENERAL]));
  if (self->n_pages > BRAND)
    pursuit_brand_page_save (PURSUIT_BRAND_PAGE (self->pages[BRAND]));

  return GTK_WINDOW_CLASS (pursuit_preferences_parent_class)->close_request (window);
}

static void
pursuit_preferences_dispose (GObject *object)
{
  PursuitPreferences *self = PURSUIT_PREFERENCES (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->next);

  G_OBJECT_CLASS (pursuit_preferences_parent_class)->dispose (object);
}

static void
pursuit_preferences_class_init (PursuitPreferencesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_preferences_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = pursuit_preferences_close_request;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/com/salesai/Pursuit/ui/pursuit-preferences.ui");
}

static void
pursuit_preferences_init (PursuitPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static AdwPreferencesPage *
create_page (PursuitPreferences *self)
{
  AdwPreferencesPage *page;

  switch (self->n_pages)
    {
    case GENERAL:
      page = g_object_new (PURSUIT_TYPE_GENERAL_PAGE, NULL);
      pursuit_general_page_open (PURSUIT_GENERAL_PAGE (page), self->window);
      return page;
    case BRAND:
      page = g_object_new (PURSUIT_TYPE_BRAND_PAGE, NULL);
      pursuit_brand_page_open (PURSUIT_BRAND_PAGE (page), self->window);
      return page;
    case AI:
      page = g_object_new (PURSUIT_TYPE_AI_PAGE, NULL);
      pursuit_ai_page_open (PURSUIT_AI_PAGE (page), self->window);
      return page;
    default:
      return g_object_new (PURSUIT_TYPE_KEYS_PAGE, NULL);
    }
}

/* One step makes a page, the next one adds it. */
static gboolean
add_next_page (gpointer dialog)
{
  PursuitPreferences *self = PURSUIT_PREFERENCES (dialog);

  if (self->next == NULL)
    {
      self->next = g_object_ref_sink (create_page (self));
      return TRUE;
    }

  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), self->next);
  if (self->n_pages == AI && self->begins_with_ai)
    adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (self), self->next);
  self->pages[self->n_pages++] = self->next;
  g_clear_object (&self->next);

  return self->n_pages < N_PAGES;
}

static gboolean
remove_next (gpointer dialog)
{
  PursuitPreferences *self = PURSUIT_PREFERENCES (dialog);

  if (self->n_pages > KEYS && pursuit_keys_page_remove_row (PURSUIT_KEYS_PAGE (self->pages[KEYS])))
    return TRUE;
  if (self->n_pages > AI && pursuit_ai_page_remove_row (PURSUIT_AI_PAGE (self->pages[AI])))
    return TRUE;
  if (self->n_pages == 0)
    return FALSE;

  adw_preferences_window_remove (ADW_PREFERENCES_WINDOW (self), self->pages[--self->n_pages]);

  return TRUE;
}

static PursuitPreferences *
create (PursuitWindow *window, GtkWindow *over)
{
  PursuitPreferences *self = g_object_new (PURSUIT_TYPE_PREFERENCES, NULL);

  pursuit_transient_set (GTK_WINDOW (self), over);
  pursuit_transient_set_steps (GTK_WINDOW (self), add_next_page, remove_next);
  g_set_weak_pointer (&self->window, window);

  return self;
}

GtkWindow *
pursuit_preferences_new (PursuitWindow *window)
{
  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (pursuit_window_get_workspace (window) != NULL, NULL);

  return GTK_WINDOW (create (window, GTK_WINDOW (window)));
}

GtkWindow *
pursuit_preferences_present_ai (PursuitWindow *window, GtkWindow *over)
{
  PursuitPreferences *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (pursuit_window_get_workspace (window) != NULL, NULL);
  g_return_val_if_fail (GTK_IS_WINDOW (over), NULL);

  self = create (window, over);
  self->begins_with_ai = TRUE;
  pursuit_transient_present (GTK_WINDOW (self));

  return GTK_WINDOW (self);
}

void
pursuit_preferences_show_problem (GtkWidget *page,
                                  PursuitWindow *window,
                                  const char *what,
                                  const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (page);
  g_autofree char *title = NULL;

  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (window == NULL || PURSUIT_IS_WINDOW (window));
  g_return_if_fail (what != NULL && error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!ADW_IS_PREFERENCES_WINDOW (root) || !gtk_widget_get_visible (GTK_WIDGET (root)))
    {
      if (window != NULL)
        pursuit_window_show_error (window, what, error);
      return;
    }

  title = g_markup_escape_text (error->message, -1);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (root), adw_toast_new (title));
}
