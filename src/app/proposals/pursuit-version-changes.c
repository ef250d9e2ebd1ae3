/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-version-changes.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* How much of what stayed is shown before and behind a place, in bytes and in lines. */
#define CONTEXT_BYTES 240
#define CONTEXT_LINES 2

/* Most characters of a change that are put into words. */
#define MAX_WORDS 60

static const PursuitTextHunk *
get_hunk (const PursuitVersionDiff *diff, guint index)
{
  return &g_array_index (diff->diff->hunks, PursuitTextHunk, index);
}

static void
style_tags (GtkTextBuffer *buffer)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  g_object_set (gtk_text_tag_table_lookup (table, "came"), "background",
                dark ? "#1f4d33" : "#d3f2dc", "foreground", dark ? "#d8f5e1" : "#0d4a24", NULL);
  g_object_set (gtk_text_tag_table_lookup (table, "went"), "background",
                dark ? "#5a2626" : "#fbdcdc", "foreground", dark ? "#fbe0e0" : "#7a1616", NULL);
  g_object_set (gtk_text_tag_table_lookup (table, "quiet"), "foreground",
                dark ? "#a8a8a8" : "#5e5c64", NULL);
}

static void
on_dark_changed (GtkTextBuffer *buffer)
{
  style_tags (buffer);
}

void
pursuit_version_changes_add_tags (GtkTextBuffer *buffer)
{
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  gtk_text_buffer_create_tag (buffer, "came", "underline", PANGO_UNDERLINE_SINGLE, "weight",
                              PANGO_WEIGHT_SEMIBOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "went", "strikethrough", TRUE, NULL);
  gtk_text_buffer_create_tag (buffer, "quiet", "scale", 0.9, "pixels-above-lines", 9,
                              "pixels-below-lines", 3, NULL);
  style_tags (buffer);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_dark_changed), buffer, G_CONNECT_SWAPPED);
}

static void
append (GtkTextBuffer *buffer, const char *text, gsize length, const char *tag)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_with_tags_by_name (buffer, &end, text, (int) length, tag, NULL);
}

/* The longest part that fits and ends with a whole character. */
static gsize
cut (const char *text, gsize length)
{
  gsize end = MIN (length, PURSUIT_VERSION_CHANGES_MAX_BYTES);

  while (end > 0 && end < length && (text[end] & 0xC0) == 0x80)
    end--;

  return end;
}

static void
append_change (GtkTextBuffer *buffer, const char *text, gsize length, const char *tag)
{
  gsize shown = cut (text, length);

  append (buffer, text, shown, tag);
  if (shown < length)
    append (buffer, "…", strlen ("…"), "quiet");
  /* A line that came or went has nothing to underline or strike but its sign. */
  else if (length == 1 && *text == '\n')
    append (buffer, "¶", strlen ("¶"), tag);
}

/* Back from @at to where its context begins, but not behind @floor. */
static gsize
find_context_start (const char *text, gsize floor, gsize at)
{
  gsize start = at;
  guint n_lines = 0;

  while (start > floor && at - start < CONTEXT_BYTES)
    {
      if (text[start - 1] == '\n' && ++n_lines > CONTEXT_LINES)
        return start;
      start--;
    }
  while (start < at && (text[start] & 0xC0) == 0x80)
    start++;

  return start;
}

static gsize
find_context_end (const char *text, gsize at, gsize ceiling)
{
  gsize end = at;
  guint n_lines = 0;

  while (end < ceiling && end - at < CONTEXT_BYTES)
    {
      if (text[end] == '\n' && ++n_lines > CONTEXT_LINES)
        break;
      end++;
    }
  while (end > at && end < ceiling && (text[end] & 0xC0) == 0x80)
    end--;
  while (end > at && text[end - 1] == '\n')
    end--;

  return end;
}

static void
append_line_mark (GtkTextBuffer *buffer, guint line)
{
  g_autofree char *mark = NULL;

  if (gtk_text_buffer_get_char_count (buffer) > 0)
    append (buffer, "\n", 1, "quiet");
  /* Translators: the number of a line in a text */
  mark = g_strdup_printf (_ ("Line %u"), line);
  append (buffer, mark, strlen (mark), "quiet");
  append (buffer, "\n", 1, "quiet");
}

static void
append_plain (GtkTextBuffer *buffer, const char *text, gsize start, gsize end)
{
  GtkTextIter at;

  gtk_text_buffer_get_end_iter (buffer, &at);
  gtk_text_buffer_insert (buffer, &at, text + start, (int) (end - start));
}

GArray *
pursuit_version_changes_show (GtkTextBuffer *buffer, const PursuitVersionDiff *diff)
{
  GArray *places;
  guint n;
  gsize length;
  gsize shown = 0;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), NULL);
  g_return_val_if_fail (diff != NULL, NULL);

  places = g_array_new (FALSE, FALSE, sizeof (gint));
  n = MIN (diff->diff->hunks->len, PURSUIT_VERSION_CHANGES_MAX);
  length = strlen (diff->new_text);
  gtk_text_buffer_set_text (buffer, "", 0);
  for (guint i = 0; i < n; i++)
    {
      const PursuitTextHunk *hunk = get_hunk (diff, i);
      gsize end = hunk->new_start + hunk->new_length;
      gsize next = i + 1 < diff->diff->hunks->len ? get_hunk (diff, i + 1)->new_start : length;
      gsize start = find_context_start (diff->new_text, shown, hunk->new_start);
      gsize stop = find_context_end (diff->new_text, end, next);
      gint place;

      if (start > shown || i == 0)
        append_line_mark (buffer, hunk->new_line);
      append_plain (buffer, diff->new_text, start, hunk->new_start);
      place = gtk_text_buffer_get_char_count (buffer);
      g_array_append_val (places, place);
      append_change (buffer, diff->old_text + hunk->old_start, hunk->old_length, "went");
      append_change (buffer, diff->new_text + hunk->new_start, hunk->new_length, "came");
      append_plain (buffer, diff->new_text, end, stop);
      shown = stop;
    }

  return places;
}

/* One line of words, without what no voice can read. */
static char *
dup_words (const char *text, gsize length)
{
  g_autofree char *part = g_strndup (text, length);
  g_autofree char *shortened = NULL;

  g_strdelimit (part, "\r\n\t", ' ');
  g_strstrip (part);
  if (g_utf8_strlen (part, -1) <= MAX_WORDS)
    return g_steal_pointer (&part);
  shortened = g_utf8_substring (part, 0, MAX_WORDS);

  return g_strconcat (shortened, "…", NULL);
}

char *
pursuit_version_changes_describe (const PursuitVersionDiff *diff, guint index)
{
  const PursuitTextHunk *hunk;
  g_autofree char *went = NULL;
  g_autofree char *came = NULL;

  g_return_val_if_fail (diff != NULL && index < diff->diff->hunks->len, NULL);

  hunk = get_hunk (diff, index);
  went = dup_words (diff->old_text + hunk->old_start, hunk->old_length);
  came = dup_words (diff->new_text + hunk->new_start, hunk->new_length);
  if (*went == '\0' && *came == '\0')
    return g_strdup (_ ("Only spaces or line ends changed"));
  if (*went == '\0')
    /* Translators: words that a text did not have before */
    return g_strdup_printf (_ ("“%s” was added"), came);
  if (*came == '\0')
    /* Translators: words that a text has no longer */
    return g_strdup_printf (_ ("“%s” was taken out"), went);

  /* Translators: words of a text that were replaced by others */
  return g_strdup_printf (_ ("“%s” became “%s”"), went, came);
}

char *
pursuit_version_changes_count (const PursuitVersionDiff *diff)
{
  guint n;

  g_return_val_if_fail (diff != NULL, NULL);

  n = diff->diff->hunks->len;
  if (n == 0)
    return g_strdup (_ ("The texts are the same"));
  if (n > PURSUIT_VERSION_CHANGES_MAX)
    return g_strdup_printf (_ ("%u places differ; the first %d are shown"), n,
                            PURSUIT_VERSION_CHANGES_MAX);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u place differs", "%u places differ", n),
                          n);
}
