/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-text-stream.h"
#include "tests/app/pursuit-widget-test.h"

typedef struct
{
  GtkWindow *window;
  GtkTextView *view;
  PursuitTextStream *stream;
  guint n_shown;
  const char *wanted;
} Fixture;

static void
on_shown (Fixture *self)
{
  self->n_shown++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_size_request (scroller, 300, 200);
  self->window = pursuit_widget_test_present (scroller);
  self->stream = pursuit_text_stream_new (self->view);
  g_signal_connect_swapped (self->stream, "shown", G_CALLBACK (on_shown), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->stream);
  gtk_window_destroy (self->window);
}

static char *
dup_text (Fixture *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static gboolean
is_wanted_shown (gpointer data)
{
  Fixture *self = data;
  g_autofree char *text = dup_text (self);

  return g_str_equal (text, self->wanted);
}

static void
await (Fixture *self, const char *text)
{
  self->wanted = text;
  pursuit_widget_test_wait (is_wanted_shown, self);
}

/* Whatever comes after whatever, also where letters share their first byte. */
static void
any_text_follows_any (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = { "a",
                                       "## Größe\n\nü",
                                       "## Größe\n\nö",
                                       "## Größe\n\nöö",
                                       "ö",
                                       "ä",
                                       "€",
                                       "₤",
                                       "x€y",
                                       "x₤y",
                                       "aaaa",
                                       "aa",
                                       "",
                                       "😀😁",
                                       "😁😀😁",
                                       "abcabc",
                                       "abc",
                                       "front old back",
                                       "front ",
                                       "front new back" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
      {
        pursuit_text_stream_set_text (self->stream, texts[i]);
        await (self, texts[i]);
        pursuit_text_stream_set_text (self->stream, texts[k]);
        await (self, texts[k]);
        g_assert_cmpstr (pursuit_text_stream_get_text (self->stream), ==, texts[k]);
      }
}

/* A thousand pieces at once are one change of the view. */
static void
a_flood_is_one_change (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    {
      g_string_append (text, "word ");
      pursuit_text_stream_set_text (self->stream, text->str);
    }
  await (self, text->str);
  g_assert_cmpuint (self->n_shown, ==, 1);
}

static double
get_offset (Fixture *self)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)));
}

static gboolean
is_scrolled (gpointer data)
{
  return get_offset (data) > 0;
}

static void
wait_a_while (void)
{
  gint64 end = g_get_monotonic_time () + 300 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
the_end_stays_in_view (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 100; i++)
    {
      g_string_append_printf (text, "Line %u\n", i);
      pursuit_text_stream_set_text (self->stream, text->str);
      if (i % 10 == 9)
        await (self, text->str);
    }
  pursuit_widget_test_wait (is_scrolled, self);

  /* Who reads at the beginning is not taken away from there. */
  wait_a_while ();
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
  wait_a_while ();
  g_string_append (text, "One more line\n");
  pursuit_text_stream_set_text (self->stream, text->str);
  await (self, text->str);
  wait_a_while ();
  g_assert_cmpfloat (get_offset (self), ==, 0);
}

static void
it_may_outlive_its_view (Fixture *self, gconstpointer data)
{
  pursuit_text_stream_set_text (self->stream, "begun");
  gtk_window_set_child (self->window, NULL);
  pursuit_text_stream_set_text (self->stream, "too late");
  wait_a_while ();
}

#define stream_test(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  stream_test ("/app/text-stream/any-text-follows-any", any_text_follows_any);
  stream_test ("/app/text-stream/a-flood-is-one-change", a_flood_is_one_change);
  stream_test ("/app/text-stream/the-end-stays-in-view", the_end_stays_in_view);
  stream_test ("/app/text-stream/it-may-outlive-its-view", it_may_outlive_its_view);

  return g_test_run ();
}
