/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-draft-wishes.h"

#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>

struct _PursuitDraftWishes
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *templates; /* (nullable) */
  gboolean is_section;

  AdwComboRow *choice; /* of the template, or of the section */
  AdwComboRow *language;
  AdwEntryRow *wish;
  AdwEntryRow *tone;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitDraftWishes, pursuit_draft_wishes, ADW_TYPE_PREFERENCES_GROUP)

/* What offers are written in most; the command line takes every other language, too. */
static const struct
{
  const char *code; /* (nullable): of the template */
  const char *name;
} languages[] = {
  { NULL, N_ ("As the Template") }, { "en", N_ ("English") }, { "de", N_ ("German") },
  { "fr", N_ ("French") },          { "es", N_ ("Spanish") }, { "it", N_ ("Italian") },
  { "nl", N_ ("Dutch") },           { "pl", N_ ("Polish") },  { "pt", N_ ("Portuguese") },
  { "cs", N_ ("Czech") },           { "da", N_ ("Danish") },  { "nb", N_ ("Norwegian") },
  { "sv", N_ ("Swedish") },         { "fi", N_ ("Finnish") },
};

static void
on_changed (PursuitDraftWishes *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_choices (PursuitDraftWishes *self, GtkStringList *names, guint chosen)
{
  g_signal_handlers_block_by_func (self->choice, on_changed, self);
  adw_combo_row_set_model (self->choice, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->choice, chosen);
  g_signal_handlers_unblock_by_func (self->choice, on_changed, self);
  gtk_widget_set_visible (GTK_WIDGET (self->choice),
                          g_list_model_get_n_items (G_LIST_MODEL (names)) > 1 || self->is_section);
}

void
pursuit_draft_wishes_set_templates (PursuitDraftWishes *self, GPtrArray *templates)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_return_if_fail (PURSUIT_IS_DRAFT_WISHES (self));
  g_return_if_fail (templates != NULL && !self->is_section);

  g_clear_pointer (&self->templates, g_ptr_array_unref);
  self->templates = g_ptr_array_ref (templates);
  for (guint i = 0; i < templates->len; i++)
    gtk_string_list_take (names, pursuit_record_dup_title (templates->pdata[i]));
  set_choices (self, names, 0);
}

static const char *
get_text (AdwEntryRow *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  return pursuit_str_is_blank (text) ? NULL : text;
}

void
pursuit_draft_wishes_get_options (PursuitDraftWishes *self, PursuitDraftOptions *options)
{
  guint chosen;

  g_return_if_fail (PURSUIT_IS_DRAFT_WISHES (self));
  g_return_if_fail (options != NULL);

  chosen = adw_combo_row_get_selected (self->choice);
  *options = (PursuitDraftOptions){ .engine = "ai", .fresh = TRUE, .tone = get_text (self->tone) };
  if (self->is_section)
    {
      GtkStringList *sections = GTK_STRING_LIST (adw_combo_row_get_model (self->choice));

      options->section = gtk_string_list_get_string (sections, chosen);
      options->wish = get_text (self->wish);
      return;
    }
  options->language = languages[adw_combo_row_get_selected (self->language)].code;
  if (self->templates != NULL && chosen < self->templates->len)
    options->template = pursuit_record_get_id (self->templates->pdata[chosen]);
}

static void
pursuit_draft_wishes_finalize (GObject *object)
{
  g_clear_pointer (&PURSUIT_DRAFT_WISHES (object)->templates, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_draft_wishes_parent_class)->finalize (object);
}

static void
pursuit_draft_wishes_class_init (PursuitDraftWishesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_draft_wishes_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-draft-wishes.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitDraftWishes, choice);
  gtk_widget_class_bind_template_child (widget_class, PursuitDraftWishes, language);
  gtk_widget_class_bind_template_child (widget_class, PursuitDraftWishes, wish);
  gtk_widget_class_bind_template_child (widget_class, PursuitDraftWishes, tone);
}

static void
pursuit_draft_wishes_init (PursuitDraftWishes *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    gtk_string_list_append (names, _ (languages[i].name));
  adw_combo_row_set_model (self->language, G_LIST_MODEL (names));
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->language, "notify::selected", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->wish, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->tone, "changed", G_CALLBACK (on_changed), self);
}

GtkWidget *
pursuit_draft_wishes_new (void)
{
  return g_object_new (PURSUIT_TYPE_DRAFT_WISHES, NULL);
}

GtkWidget *
pursuit_draft_wishes_new_for_section (const char *const *sections, const char *chosen)
{
  PursuitDraftWishes *self = g_object_new (PURSUIT_TYPE_DRAFT_WISHES, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (sections);
  guint index = 0;

  for (guint i = 0; chosen != NULL && sections[i] != NULL; i++)
    if (g_str_equal (sections[i], chosen))
      index = i;
  self->is_section = TRUE;
  set_choices (self, names, index);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->choice), _ ("Section"));
  gtk_widget_set_visible (GTK_WIDGET (self->wish), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->language), FALSE);

  return GTK_WIDGET (self);
}
