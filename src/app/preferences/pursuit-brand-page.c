/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/preferences/pursuit-brand-page.h"

#include "app/widgets/pursuit-file-chooser.h"
#include "app/page/pursuit-page-press.h"
#include "app/preferences/pursuit-preferences.h"
#include "workspace/proposals/pursuit-brand.h"

#include <glib/gi18n-lib.h>

/* Of the picture of the first page. */
#define PICTURE_PIXELS 340

struct _PursuitBrandPage
{
  AdwPreferencesPage parent_instance;

  PursuitWindow *window;       /* (nullable) (weak) what still goes on may end after it */
  PursuitWorkspace *workspace; /* (nullable) until it is open */
  PursuitBrand *kept;          /* (nullable) until it is read */
  char **fonts;                /* (nullable) until they are listed */
  GCancellable *cancellable;   /* of reading; what is being kept is kept */
  GCancellable *drawing;       /* (nullable) of the picture that is made now */
  gboolean showing;            /* what is shown is what is kept: nobody chose it */

  GtkPicture *picture;
  GtkWidget *cover_group;
  GtkWidget *look_group;
  GtkSwitch *cover_switch;
  GtkWidget *remove_logo_button;
  AdwActionRow *logo_row;
  AdwEntryRow *company_row;
  GtkTextView *address_view;
  AdwEntryRow *colour_row;
  AdwComboRow *font_row;
  AdwComboRow *heading_font_row;
};

G_DEFINE_FINAL_TYPE (PursuitBrandPage, pursuit_brand_page, ADW_TYPE_PREFERENCES_PAGE)

static void
show_problem (PursuitBrandPage *self, const char *what, const GError *error)
{
  pursuit_preferences_show_problem (GTK_WIDGET (self), self->window, what, error);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitBrandPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture
      = pursuit_page_press_draw_finish (PURSUIT_PAGE_PRESS (source), result, &error);

  if (texture != NULL)
    gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
}

static void
pressed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitBrandPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitPagePress) press = pursuit_page_press_new_finish (result, &error);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (press != NULL)
    pursuit_page_press_draw_async (press, 0, PICTURE_PIXELS * scale, self->drawing, drawn_cb,
                                   g_object_ref (self));
}

static void
set_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitBrandPage) self = data;
  g_autoptr (GError) error = NULL;
  PursuitPageSetup *setup
      = pursuit_workspace_set_up_pages_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (setup != NULL)
    pursuit_page_press_new_async (setup, self->drawing, pressed_cb, g_object_ref (self));
}

/* Only the newest picture counts. */
static void
draw (PursuitBrandPage *self)
{
  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  self->drawing = g_cancellable_new ();
  pursuit_workspace_set_up_pages_async (self->workspace, NULL, self->drawing, set_up_cb,
                                        g_object_ref (self));
}

static void
show_text (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

/* (transfer full) (nullable): what somebody typed, where that is not what is kept. */
static char *
dup_change (const char *typed, const char *kept)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));

  return g_strcmp0 (text, kept != NULL ? kept : "") != 0 ? g_steal_pointer (&text) : NULL;
}

static char *
dup_row_change (AdwEntryRow *row, const char *kept)
{
  return dup_change (gtk_editable_get_text (GTK_EDITABLE (row)), kept);
}

static char *
dup_address_change (PursuitBrandPage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->address_view);
  g_autofree char *typed = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_object_get (buffer, "text", &typed, NULL);
  lines = g_strsplit (typed, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_strchomp (lines[i]);
  text = g_strjoinv ("\n", lines);

  return dup_change (text, self->kept->address);
}

static void
show_address (PursuitBrandPage *self)
{
  const char *address = self->kept->address != NULL ? self->kept->address : "";

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->address_view), address, -1);
}

static void
fill_fonts (PursuitBrandPage *self, AdwComboRow *row)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _ ("As Usual"));
  for (guint i = 0; self->fonts[i] != NULL; i++)
    gtk_string_list_append (list, self->fonts[i]);
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

/* One that is not installed here is offered all the same: choosing another is up to the person. */
static void
show_font (AdwComboRow *row, const char *font)
{
  GtkStringList *list = GTK_STRING_LIST (adw_combo_row_get_model (row));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint found = 0;

  for (guint i = 1; font != NULL && i < n && found == 0; i++)
    if (g_ascii_strcasecmp (gtk_string_list_get_string (list, i), font) == 0)
      found = i;
  if (font != NULL && found == 0)
    {
      gtk_string_list_append (list, font);
      found = n;
    }
  adw_combo_row_set_selected (row, found);
}

static void
show_brand (PursuitBrandPage *self)
{
  gboolean writable = pursuit_workspace_is_writable (self->workspace);
  gboolean has_logo = self->kept->logo_sha256 != NULL;

  self->showing = TRUE;
  gtk_switch_set_active (self->cover_switch, self->kept->cover);
  gtk_widget_set_visible (self->remove_logo_button, has_logo);
  adw_action_row_set_subtitle (self->logo_row, has_logo && self->kept->logo == NULL
                                                   ? _ ("It is damaged; choose it again")
                                                   : _ ("PNG or JPEG, up to 2 MiB"));
  if (self->fonts != NULL)
    {
      show_font (self->font_row, self->kept->font);
      show_font (self->heading_font_row, self->kept->heading_font);
    }
  self->showing = FALSE;
  gtk_widget_set_sensitive (self->cover_group, writable);
  gtk_widget_set_sensitive (self->look_group, writable && self->fonts != NULL);
}

/* What somebody is typing is not taken away because something else was kept meanwhile. */
static void
take (PursuitBrandPage *self, PursuitBrand *brand)
{
  gboolean first = self->kept == NULL;
  g_autofree char *company = first ? NULL : dup_row_change (self->company_row, self->kept->company);
  g_autofree char *address = first ? NULL : dup_address_change (self);
  g_autofree char *colour = first ? NULL : dup_row_change (self->colour_row, self->kept->colour);

  g_clear_pointer (&self->kept, pursuit_brand_free);
  self->kept = brand;
  if (company == NULL)
    show_text (self->company_row, brand->company);
  if (address == NULL)
    show_address (self);
  if (colour == NULL)
    show_text (self->colour_row, brand->colour);
  show_brand (self);
  draw (self);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitBrandPage) self = data;
  g_autoptr (GError) error = NULL;
  PursuitBrand *brand
      = pursuit_workspace_set_brand_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (brand != NULL)
    {
      take (self, brand);
      return;
    }

  show_problem (self, _ ("The brand was not kept"), error);
  /* What was typed stays, to be mended; a switch says what is. */
  self->showing = TRUE;
  gtk_switch_set_active (self->cover_switch, self->kept->cover);
  self->showing = FALSE;
}

static void
change (PursuitBrandPage *self, const PursuitBrandChange *news)
{
  if (self->kept == NULL || self->showing || !pursuit_workspace_is_writable (self->workspace))
    return;

  pursuit_workspace_set_brand_async (self->workspace, news, NULL, changed_cb, g_object_ref (self));
}

static void
save (PursuitBrandPage *self)
{
  g_autofree char *company = NULL;
  g_autofree char *address = NULL;
  g_autofree char *colour = NULL;
  PursuitBrandChange news = { .cover = -1 };

  if (self->kept == NULL)
    return;

  news.company = company = dup_row_change (self->company_row, self->kept->company);
  news.address = address = dup_address_change (self);
  news.colour = colour = dup_row_change (self->colour_row, self->kept->colour);
  if (company != NULL || address != NULL || colour != NULL)
    change (self, &news);
}

static void
on_cover (PursuitBrandPage *self)
{
  const PursuitBrandChange news = { .cover = gtk_switch_get_active (self->cover_switch) };

  change (self, &news);
}

/* "" for the first choice, which is the font of the house. */
static const char *
get_font (AdwComboRow *row)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (row);

  return adw_combo_row_get_selected (row) > 0 && item != NULL ? gtk_string_object_get_string (item)
                                                              : "";
}

static void
on_font (PursuitBrandPage *self)
{
  PursuitBrandChange news = { .cover = -1 };

  if (self->kept == NULL || self->showing)
    return;

  if (g_strcmp0 (get_font (self->font_row), self->kept->font != NULL ? self->kept->font : "") != 0)
    news.font = get_font (self->font_row);
  if (g_strcmp0 (get_font (self->heading_font_row),
                 self->kept->heading_font != NULL ? self->kept->heading_font : "")
      != 0)
    news.heading_font = get_font (self->heading_font_row);
  if (news.font != NULL || news.heading_font != NULL)
    change (self, &news);
}

static void
on_remove_logo (PursuitBrandPage *self)
{
  const PursuitBrandChange news = { .logo = "", .cover = -1 };

  change (self, &news);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitBrandPage) self = data;
  g_autoptr (GListModel) files = pursuit_file_chooser_open_finish (result, NULL);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL && g_file_peek_path (file) != NULL)
    pursuit_brand_page_take_logo (self, g_file_peek_path (file));
}

static void
on_choose_logo (PursuitBrandPage *self)
{
  static const char *const patterns[] = { "*.png", "*.jpg", "*.jpeg", NULL };

  pursuit_file_chooser_open_async (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      &(PursuitFileChooserOptions){ .title = _ ("Choose a Logo"),
                                    .accept_label = _ ("_Choose"),
                                    .filter_name = _ ("Pictures (PNG, JPEG)"),
                                    .patterns = patterns },
      self->cancellable, chosen_cb, g_object_ref (self));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitBrandPage) self = data;
  g_autoptr (GError) error = NULL;
  PursuitBrand *brand
      = pursuit_workspace_get_brand_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (brand != NULL)
    take (self, brand);
  else
    show_problem (self, _ ("The brand could not be read"), error);
}

static void
fonts_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitBrandPage) self = data;

  self->fonts = pursuit_workspace_list_fonts_finish (PURSUIT_WORKSPACE (source), result, NULL);
  if (self->fonts == NULL)
    return;

  self->showing = TRUE;
  fill_fonts (self, self->font_row);
  fill_fonts (self, self->heading_font_row);
  self->showing = FALSE;
  if (self->kept != NULL)
    show_brand (self);
}

static void
pursuit_brand_page_dispose (GObject *object)
{
  PursuitBrandPage *self = PURSUIT_BRAND_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->drawing);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (pursuit_brand_page_parent_class)->dispose (object);
}

static void
pursuit_brand_page_finalize (GObject *object)
{
  PursuitBrandPage *self = PURSUIT_BRAND_PAGE (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->drawing);
  g_clear_pointer (&self->kept, pursuit_brand_free);
  g_clear_pointer (&self->fonts, g_strfreev);

  G_OBJECT_CLASS (pursuit_brand_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PursuitBrandPage, picture);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrandPage, cover_group);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrandPage, look_group);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrandPage, cover_switch);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrandPage, remove_logo_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrandPage, logo_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrandPage, company_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrandPage, address_view);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrandPage, colour_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrandPage, font_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrandPage, heading_font_row);
  gtk_widget_class_bind_template_callback (widget_class, save);
  gtk_widget_class_bind_template_callback (widget_class, on_cover);
  gtk_widget_class_bind_template_callback (widget_class, on_font);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_logo);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_logo);
}

static void
pursuit_brand_page_class_init (PursuitBrandPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_brand_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_brand_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-brand-page.ui");
  bind_children (widget_class);
}

static void
pursuit_brand_page_init (PursuitBrandPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pursuit_brand_page_open (PursuitBrandPage *self, PursuitWindow *window)
{
  PursuitWorkspace *workspace;

  g_return_if_fail (PURSUIT_IS_BRAND_PAGE (self));
  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (pursuit_window_get_workspace (window) != NULL);
  g_return_if_fail (self->workspace == NULL);

  g_set_weak_pointer (&self->window, window);
  workspace = pursuit_window_get_workspace (window);
  self->workspace = g_object_ref (workspace);
  pursuit_workspace_get_brand_async (workspace, self->cancellable, read_cb, g_object_ref (self));
  pursuit_workspace_list_fonts_async (workspace, self->cancellable, fonts_cb, g_object_ref (self));
}

void
pursuit_brand_page_save (PursuitBrandPage *self)
{
  g_return_if_fail (PURSUIT_IS_BRAND_PAGE (self));

  save (self);
}

void
pursuit_brand_page_take_logo (PursuitBrandPage *self, const char *path)
{
  const PursuitBrandChange news = { .logo = path, .cover = -1 };

  g_return_if_fail (PURSUIT_IS_BRAND_PAGE (self));
  g_return_if_fail (path != NULL);

  change (self, &news);
}
