/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-palette-row.h"

#include "app/window/pursuit-hit-text.h"
#include "app/window/pursuit-key-map.h"

#include <glib/gi18n-lib.h>

struct _PursuitPaletteRow
{
  GtkListBoxRow parent_instance;

  const PursuitActionInfo *action; /* (nullable) */
  PursuitSearchHit *hit;           /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PursuitPaletteRow, pursuit_palette_row, GTK_TYPE_LIST_BOX_ROW)

static GtkWidget *
create_line (const char *text, gboolean quiet)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (quiet)
    gtk_widget_add_css_class (label, "quiet");

  return label;
}

/* Icon, text, and what stands at the end of the line. */
static PursuitPaletteRow *
create_row (const char *icon_name, GtkWidget *text, GtkWidget *end, const char *name)
{
  PursuitPaletteRow *self = g_object_new (PURSUIT_TYPE_PALETTE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (box), text);
  if (end != NULL)
    gtk_box_append (GTK_BOX (box), end);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return self;
}

/* The title with the letters that were typed made bold and underlined. */
static char *
mark_letters (const char *title, guint64 marks)
{
  GString *markup = g_string_new (NULL);

  for (guint at = 0; *title != '\0'; title = g_utf8_next_char (title), at++)
    {
      gboolean marked = at < 64 && (marks >> at & 1) != 0;
      g_autofree char *letter
          = g_markup_escape_text (title, (gssize) (g_utf8_next_char (title) - title));

      g_string_append_printf (markup, marked ? "<b><u>%s</u></b>" : "%s", letter);
    }

  return g_string_free (markup, FALSE);
}

/* The first of its keys, as a person reads it. */
static char *
dup_key_label (const PursuitActionInfo *info)
{
  const char *accelerators = pursuit_key_map_get_keys (pursuit_key_map_get_default (), info);
  g_auto (GStrv) keys = accelerators != NULL ? g_strsplit (accelerators, " ", 2) : NULL;
  guint key;
  GdkModifierType modifiers;

  if (keys == NULL || !gtk_accelerator_parse (keys[0], &key, &modifiers))
    return NULL;

  return gtk_accelerator_get_label (key, modifiers);
}

static GtkWidget *
create_key (const char *label)
{
  GtkWidget *key = gtk_label_new (label);

  gtk_widget_add_css_class (key, "palette-key");

  return key;
}

GtkWidget *
pursuit_palette_row_new_action (const PursuitActionInfo *info, guint64 marks, gboolean enabled)
{
  PursuitPaletteRow *self;
  g_autofree char *markup = NULL;
  g_autofree char *key = NULL;
  g_autofree char *name = NULL;
  const char *reason;
  GtkWidget *text;
  GtkWidget *end = NULL;

  g_return_val_if_fail (info != NULL, NULL);

  reason = enabled || info->reason == NULL ? NULL : _ (info->reason);
  markup = mark_letters (_ (info->title), marks);
  key = dup_key_label (info);
  text = create_line (NULL, FALSE);
  gtk_label_set_markup (GTK_LABEL (text), markup);
  if (reason != NULL)
    end = create_line (reason, TRUE);
  else if (key != NULL)
    end = create_key (key);
  name = g_strjoin (", ", _ (info->title), reason != NULL ? reason : key, NULL);
  self = create_row (info->icon_name != NULL ? info->icon_name : "system-run-symbolic", text, end,
                     name);
  self->action = info;
  gtk_widget_set_sensitive (GTK_WIDGET (self), enabled);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), enabled);

  return GTK_WIDGET (self);
}

GtkWidget *
pursuit_palette_row_new_hit (const PursuitSearchHit *hit)
{
  PursuitPaletteRow *self;
  g_autofree char *name = NULL;
  GtkWidget *text;
  GtkWidget *kind;

  g_return_val_if_fail (hit != NULL, NULL);

  name = g_strdup_printf ("%s, %s", hit->title, pursuit_kind_get_label (hit->kind));
  text = create_line (NULL, FALSE);
  pursuit_hit_text_set_snippet (GTK_LABEL (text), hit->title, hit->snippet);
  kind = create_line (pursuit_kind_get_label (hit->kind), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (kind), PANGO_ELLIPSIZE_NONE);
  self = create_row (pursuit_hit_text_get_icon (hit->kind), text, kind, name);
  self->hit = pursuit_search_hit_copy (hit);

  return GTK_WIDGET (self);
}

GtkWidget *
pursuit_palette_row_new_search (const char *text)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  /* Translators: %s is what somebody typed; the row opens the search for it */
  name = g_strdup_printf (_ ("Everything with “%s”"), text);

  return GTK_WIDGET (create_row ("system-search-symbolic", create_line (name, FALSE), NULL, name));
}

const PursuitActionInfo *
pursuit_palette_row_get_action (PursuitPaletteRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_PALETTE_ROW (self), NULL);

  return self->action;
}

const PursuitSearchHit *
pursuit_palette_row_get_hit (PursuitPaletteRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_PALETTE_ROW (self), NULL);

  return self->hit;
}

const char *
pursuit_palette_row_get_group (PursuitPaletteRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_PALETTE_ROW (self), NULL);

  if (self->action != NULL)
    return _ ("Actions");

  return self->hit != NULL ? _ ("Records") : _ ("Search");
}

static void
pursuit_palette_row_finalize (GObject *object)
{
  pursuit_search_hit_free (PURSUIT_PALETTE_ROW (object)->hit);

  G_OBJECT_CLASS (pursuit_palette_row_parent_class)->finalize (object);
}

static void
pursuit_palette_row_class_init (PursuitPaletteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_palette_row_finalize;
}

static void
pursuit_palette_row_init (PursuitPaletteRow *self)
{
}
