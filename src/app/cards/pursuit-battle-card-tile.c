/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/cards/pursuit-battle-card-tile.h"

#include "core/pursuit-json-list.h"
#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
create_answer (const PursuitJsonPair *pair)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *quoted = NULL;

  gtk_widget_add_css_class (box, "card-answer");
  if (!pursuit_str_is_blank (pair->first))
    {
      /* Translators: an objection as the customer says it. */
      quoted = g_strdup_printf (_ ("“%s”"), pair->first);
      gtk_box_append (GTK_BOX (box), create_label (quoted, "quiet-line"));
    }
  gtk_box_append (GTK_BOX (box), create_label (pair->second, "card-sentence"));

  return box;
}

static GtkWidget *
create_point (const PursuitJsonPair *pair)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *bullet = gtk_label_new ("•");
  GtkWidget *label = create_label (pair->second, NULL);

  gtk_widget_set_valign (bullet, GTK_ALIGN_START);
  gtk_widget_add_css_class (bullet, "dim-label");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), bullet);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

/* What tells of one entry stands close below it. */
static GtkWidget *
join_line (GtkWidget *entry, GtkWidget *line, PursuitBattleCardTile kind)
{
  GtkWidget *box = entry;

  if (kind == PURSUIT_BATTLE_CARD_TILE_POINTS)
    {
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
      gtk_box_append (GTK_BOX (box), entry);
      gtk_widget_add_css_class (line, "below-point");
    }
  gtk_box_append (GTK_BOX (box), line);

  return box;
}

static void
add_entries (GtkBox *tile, const char *value, PursuitBattleCardTile kind, GPtrArray *lines)
{
  g_autoptr (GPtrArray) pairs = pursuit_json_list_read (value);
  gboolean each = lines != NULL && lines->len > 1 && lines->len == pairs->len;

  for (guint i = 0; i < pairs->len; i++)
    {
      const PursuitJsonPair *pair = g_ptr_array_index (pairs, i);
      GtkWidget *entry
          = kind == PURSUIT_BATTLE_CARD_TILE_ANSWERS ? create_answer (pair) : create_point (pair);

      gtk_box_append (tile, each ? join_line (entry, lines->pdata[i], kind) : entry);
    }
}

static void
add_lines (GtkBox *tile, GPtrArray *lines)
{
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if (gtk_widget_get_parent (lines->pdata[i]) == NULL)
      gtk_box_append (tile, lines->pdata[i]);
}

static GtkWidget *
create_content (const char *value, PursuitBattleCardTile tile, GPtrArray *lines)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (content, "card");
  gtk_widget_add_css_class (content, "card-tile");
  if (tile == PURSUIT_BATTLE_CARD_TILE_TEXT)
    gtk_box_append (GTK_BOX (content), create_label (value, NULL));
  else
    add_entries (GTK_BOX (content), value, tile, lines);
  if (gtk_widget_get_first_child (content) != NULL)
    add_lines (GTK_BOX (content), lines);

  return g_object_ref_sink (content);
}

GtkWidget *
pursuit_battle_card_tile_new (const char *title,
                              const char *value,
                              PursuitBattleCardTile tile,
                              GPtrArray *lines)
{
  g_autoptr (GtkWidget) content = NULL;
  GtkWidget *outer;
  GtkWidget *heading;

  g_return_val_if_fail (title != NULL, NULL);

  if (pursuit_str_is_blank (value))
    return NULL;

  content = create_content (value, tile, lines);
  if (gtk_widget_get_first_child (content) == NULL)
    return NULL;

  outer = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6,
                        "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  heading = create_label (title, "heading");
  gtk_label_set_selectable (GTK_LABEL (heading), FALSE);
  gtk_box_append (GTK_BOX (outer), heading);
  gtk_box_append (GTK_BOX (outer), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (outer), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return outer;
}
