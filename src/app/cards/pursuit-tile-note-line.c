/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/cards/pursuit-tile-note-line.h"

#include "app/widgets/pursuit-format.h"
#include "app/window/pursuit-window.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-time.h"

#include <glib/gi18n-lib.h>

/* How old it is in words, and the day. */
static char *
dup_age (const char *date)
{
  g_autofree char *today = pursuit_clock_dup_today ();
  g_autofree char *day = pursuit_format_date (date);
  int days;

  if (date == NULL)
    return NULL;
  days = (int) pursuit_date_to_julian (today) - (int) pursuit_date_to_julian (date);
  if (days <= 0)
    /* Translators: %s is a day on which something was written; it is today */
    return g_strdup_printf (_ ("today, %s"), day);

  /* Translators: how many days ago something was written, and the day */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d day ago, %s", "%d days ago, %s", (gulong) days), days, day);
}

/* As markup. */
static char *
dup_conversation (const PursuitEvidence *source, PursuitRecordNames *names)
{
  const char *name = names != NULL ? pursuit_record_names_get (names, PURSUIT_KIND_CONVERSATION,
                                                               source->record_id)
                                   : NULL;
  g_autofree char *quote
      = source->quote != NULL ? g_strdup_printf (_ ("“%s”"), source->quote) : NULL;

  if (name == NULL)
    name = pursuit_kind_get_label (PURSUIT_KIND_CONVERSATION);
  if (source->record_id == NULL)
    return g_markup_printf_escaped ("%s %s", name, quote != NULL ? quote : "");

  return g_markup_printf_escaped ("<a href=\"%s:%u\">%s</a> %s", source->record_id, source->line,
                                  name, quote != NULL ? quote : "");
}

static char *
escape (char *words)
{
  char *markup = words != NULL ? g_markup_escape_text (words, -1) : NULL;

  g_free (words);

  return markup;
}

static char *
dup_source (const PursuitTileNote *note, PursuitRecord *card, PursuitRecordNames *names)
{
  const char *of_card = pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_SOURCE);

  if (note->source != NULL && note->source->kind == PURSUIT_KIND_CONVERSATION)
    return dup_conversation (note->source, names);
  if (note->source != NULL && note->source->quote != NULL)
    return escape (note->source->kind == PURSUIT_KIND_NONE
                       ? g_strdup_printf (_ ("Source: %s"), note->source->quote)
                       : g_strdup_printf (_ ("From the notes: “%s”"), note->source->quote));
  if (!pursuit_tile_note_is_bare (note))
    return NULL;

  return escape (of_card != NULL ? g_strdup_printf (_ ("Source: %s"), of_card)
                                 : g_strdup (_ ("no source noted")));
}

static char *
dup_writer (const PursuitTileNote *note, PursuitRecordNames *names)
{
  const char *name = names != NULL && note->by != NULL
                         ? pursuit_record_names_get (names, PURSUIT_KIND_USER, note->by)
                         : NULL;

  if (name != NULL)
    /* Translators: %s is who has written an entry of a battle card */
    return escape (g_strdup_printf (_ ("written by %s"), name));

  return note->source == NULL && !pursuit_tile_note_is_bare (note)
             ? g_strdup (_ ("written by hand"))
             : NULL;
}

static gboolean
on_activate_link (GtkWidget *label, const char *uri, gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (label);
  g_auto (GStrv) parts = g_strsplit (uri, ":", 2);
  guint64 line = 0;

  if (PURSUIT_IS_WINDOW (root) && parts[0] != NULL && parts[1] != NULL
      && g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXINT, &line, NULL))
    pursuit_window_show_line (PURSUIT_WINDOW (root), PURSUIT_KIND_CONVERSATION, parts[0],
                              PURSUIT_CONVERSATION_TRANSCRIPT, (guint) line);

  return TRUE;
}

static GtkWidget *
create_label (const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "quiet");
  g_signal_connect (label, "activate-link", G_CALLBACK (on_activate_link), NULL);

  return label;
}

GtkWidget *
pursuit_tile_note_line_new (const PursuitTileNote *note,
                            PursuitRecord *card,
                            PursuitRecordNames *names)
{
  GtkWidget *line;
  GtkWidget *icon;
  g_autofree char *source = NULL;
  g_autofree char *writer = NULL;
  g_autofree char *age = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *markup = NULL;
  const char *reader;

  g_return_val_if_fail (note != NULL, NULL);
  g_return_val_if_fail (PURSUIT_IS_BATTLE_CARD (card), NULL);

  source = dup_source (note, card, names);
  writer = dup_writer (note, names);
  age = dup_age (note->date);
  rest = pursuit_format_join (source, writer, age, PURSUIT_FORMAT_END);
  /* Translators: who may read an entry of a battle card: nobody outside, or the customer, too */
  reader = note->shareable ? _ ("May be shared") : _ ("Internal");
  markup = g_strdup_printf ("<b>%s</b>%s%s", reader, *rest != '\0' ? " · " : "", rest);

  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  icon = gtk_image_new_from_icon_name (note->shareable ? "mail-send-symbolic"
                                                       : "changes-prevent-symbolic");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "tile-note-icon");
  gtk_widget_add_css_class (line, "tile-note");
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), create_label (markup));

  return line;
}

static gboolean
are_equal (GPtrArray *notes)
{
  for (guint i = 1; i < notes->len; i++)
    if (!pursuit_tile_note_equal (notes->pdata[0], notes->pdata[i]))
      return FALSE;

  return TRUE;
}

GPtrArray *
pursuit_tile_note_lines_new (PursuitRecord *card, guint field, PursuitRecordNames *names)
{
  GPtrArray *lines;
  g_autoptr (GPtrArray) notes = NULL;
  guint n;

  g_return_val_if_fail (PURSUIT_IS_BATTLE_CARD (card), NULL);

  lines = g_ptr_array_new_with_free_func (g_object_unref);
  notes = pursuit_tile_notes_read (card, field);
  n = are_equal (notes) ? MIN (notes->len, 1) : notes->len;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (lines,
                     g_object_ref_sink (pursuit_tile_note_line_new (notes->pdata[i], card, names)));

  return lines;
}
