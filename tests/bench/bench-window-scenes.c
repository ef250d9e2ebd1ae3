/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/bench/bench-window-scenes.h"

#include "app/window/pursuit-application.h"
#include "app/leads/pursuit-lead-list.h"
#include "app/leads/pursuit-lead-page.h"
#include "app/leads/pursuit-lead-row.h"
#include "app/window/pursuit-palette.h"
#include "app/preferences/pursuit-preferences.h"
#include "app/records/pursuit-record-dialog.h"
#include "app/window/pursuit-search-window.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-trace.h"
#include "tests/app/pursuit-window-test.h"
#include "tests/bench/bench-leads.h"
#include "workspace/records/pursuit-record-list.h"
#include "workspace/records/pursuit-records.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* A whole list of a million is asked for anew. */
#define LIST_MS 1200

#define FRAMES 600
#define PIXELS_A_FRAME 120
#define JUMPS 60
#define TYPED_NAMES 12
#define TYPED_LETTERS 8
/* A fast typist's, so that a search is not measured on top of the frame before. */
#define KEY_PAUSE_MS 60
#define OPENED 40
#define TOUR_ROUNDS 4

typedef struct
{
  PursuitApplication *application;
  PursuitWindow *window;
  PursuitLeadList *list;
  GtkListView *view;
  GListModel *model;

  /* What is waited for at the end of a frame. */
  gboolean (*painted) (gpointer data);
  GtkWidget *watched;
  gint64 at;
  const char *wanted;  /* (unowned) */
  PursuitRecord *lead; /* (nullable) that is being opened */
  GtkWidget *entry;
  guint position;
  int place;

  double began_cpu; /* of what is waited for */
  double cpu;       /* that it took */

  gint64 frame_began;
  double frame_began_cpu;
  double frame_cpu;
  guint blanks;
  guint rows;
} Scene;

/* Of all threads, or of this one. */
static double
get_cpu_ms (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
print_times (const char *name, double ms)
{
  printf ("%s %.3f\n", name, ms);
}

static void
iterate_for (guint ms)
{
  pursuit_window_test_run_for (ms);
}

/* The window for all other scenes */

static void
on_before_paint (Scene *self)
{
  self->frame_began = g_get_monotonic_time ();
  self->frame_began_cpu = get_cpu_ms (CLOCK_THREAD_CPUTIME_ID);
}

static void
on_after_paint (Scene *self)
{
  if (self->painted == NULL || self->at != 0 || !self->painted (self))
    return;

  self->at = g_get_monotonic_time ();
  self->cpu = get_cpu_ms (CLOCK_PROCESS_CPUTIME_ID) - self->began_cpu;
  self->frame_cpu = get_cpu_ms (CLOCK_THREAD_CPUTIME_ID) - self->frame_began_cpu;
}

static void
watch_frames (Scene *self, GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (on_before_paint), self);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_after_paint), self);
}

/* From now until a frame is painted that shows what @painted asks for. */
static void
begin_wait (Scene *self, gboolean (*painted) (gpointer))
{
  self->painted = painted;
  self->at = 0;
}

static gboolean
is_painted (gpointer data)
{
  return ((Scene *) data)->at != 0;
}

static double
end_wait (Scene *self, gint64 began)
{
  pursuit_widget_test_wait (is_painted, self);
  self->painted = NULL;

  return (double) (self->at - began) / 1e3;
}

static gboolean
is_loaded (gpointer data)
{
  Scene *self = data;

  return g_list_model_get_n_items (self->model) > 0
         && !pursuit_record_list_is_loading (PURSUIT_RECORD_LIST (self->model));
}

static void
open_window (Scene *self, const char *profile)
{
  g_autoptr (GError) error = NULL;

  self->application = pursuit_application_new ();
  g_application_set_flags (G_APPLICATION (self->application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (self->application), NULL, &error);
  g_assert_no_error (error);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  self->window = pursuit_window_new (self->application);
  gtk_window_set_default_size (GTK_WINDOW (self->window), BENCH_WINDOW_WIDTH, BENCH_WINDOW_HEIGHT);
  pursuit_window_open_profile (self->window, profile);
  gtk_window_present (GTK_WINDOW (self->window));
  self->list
      = PURSUIT_LEAD_LIST (pursuit_window_test_await (self->window, PURSUIT_TYPE_LEAD_LIST, NULL));
  self->view = GTK_LIST_VIEW (pursuit_window_test_child (self->list, "view"));
  self->model = G_LIST_MODEL (
      pursuit_record_selection_get_list (pursuit_lead_list_get_selection (self->list)));
  pursuit_widget_test_wait (is_loaded, self);
  watch_frames (self, GTK_WIDGET (self->window));
  iterate_for (BENCH_WINDOW_SETTLE_MS);
}

static void
close_window (Scene *self)
{
  printf ("memory %ld\n", bench_window_get_memory (getpid ()));
  g_clear_object (&self->lead);
  gtk_window_close (GTK_WINDOW (self->window));
  iterate_for (100);
}

/* Scrolling */

static gboolean
is_in_sight (GtkWidget *row, GtkWidget *view)
{
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (row) && gtk_widget_compute_bounds (row, view, &bounds)
         && bounds.origin.y + bounds.size.height > 0
         && bounds.origin.y < (float) gtk_widget_get_height (view);
}

/* A row is blank if the frame that was just painted showed it without a lead and its name. */
static void
count_blanks (Scene *self, GtkWidget *root)
{
  if (PURSUIT_IS_LEAD_ROW (root))
    {
      if (!is_in_sight (root, GTK_WIDGET (self->view)))
        return;
      self->rows++;
      if (pursuit_lead_row_get_id (PURSUIT_LEAD_ROW (root)) == NULL
          || pursuit_widget_test_find (root, GTK_TYPE_LABEL, "…") != NULL)
        self->blanks++;
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count_blanks (self, child);
}

static gboolean
is_frame (gpointer data)
{
  Scene *self = data;

  return self->frame_began != 0;
}

static GtkAdjustment *
get_scroll (Scene *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
}

/* Moves the list and lets one frame be painted; what it took from its begin to its end. */
static double
scroll_to (Scene *self, double value)
{
  self->frame_began = 0;
  begin_wait (self, is_frame);
  gtk_adjustment_set_value (get_scroll (self), value);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  end_wait (self, 0);

  return (double) (self->at - self->frame_began) / 1e3;
}

static int
play_scroll (Scene *self, const char *profile)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  double end;

  open_window (self, profile);
  end = gtk_adjustment_get_upper (get_scroll (self))
        - gtk_adjustment_get_page_size (get_scroll (self));
  for (guint i = 1; i <= FRAMES; i++)
    {
      print_times ("smooth", scroll_to (self, i * PIXELS_A_FRAME));
      print_times ("smooth-cpu", self->frame_cpu);
      count_blanks (self, GTK_WIDGET (self->view));
    }
  for (guint i = 0; i < JUMPS; i++)
    {
      print_times ("jump", scroll_to (self, g_rand_double_range (rand, 0, end)));
      count_blanks (self, GTK_WIDGET (self->view));
      iterate_for (20);
    }
  printf ("rows %u\nblanks %u\n", self->rows, self->blanks);
  close_window (self);

  return 0;
}

/* Acting: each step is a dispatch, as a key or a click would be. */

typedef struct
{
  Scene *scene;
  void (*step) (Scene *self, const char *text);
  const char *text;
  gint64 began;
  gboolean done;
} Act;

static gboolean
on_act (gpointer data)
{
  Act *act = data;

  act->began = g_get_monotonic_time ();
  act->scene->began_cpu = get_cpu_ms (CLOCK_PROCESS_CPUTIME_ID);
  act->step (act->scene, act->text);
  act->done = TRUE;

  return G_SOURCE_REMOVE;
}

/* Returns when it began. */
static gint64
perform (Act *act, const char *name, guint pause)
{
  guint id = g_timeout_add (pause, on_act, act);

  g_source_set_name_by_id (id, name);
  while (!act->done)
    g_main_context_iteration (NULL, TRUE);

  return act->began;
}

static gint64
act (Scene *self, void (*step) (Scene *, const char *), const char *text, guint pause)
{
  Act now = { self, step, text, 0, FALSE };

  return perform (&now, text != NULL ? text : "bench: a step", pause);
}

static void
activate (Scene *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL);
}

/* Of the window in front. */
static void
close_front (Scene *self, const char *text)
{
  gtk_window_close (GTK_WINDOW (self->watched));
}

static void
type_text (Scene *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/* The entry itself answers a key; what we do about the new text is in spans. */
static gint64
type (Scene *self, const char *text, guint pause)
{
  Act now = { self, type_text, text, 0, FALSE };

  return perform (&now, PURSUIT_TRACE_INPUT "a letter", pause);
}

static void
open_front (Scene *self, const char *action, GType type)
{
  act (self, activate, action, KEY_PAUSE_MS);
  self->watched = pursuit_window_test_await_window (type);
  watch_frames (self, self->watched);
  iterate_for (200);
}

/* Searching */

static gboolean
shows_hits (gpointer data)
{
  Scene *self = data;

  return g_strcmp0 (pursuit_search_window_get_answered (PURSUIT_SEARCH_WINDOW (self->watched)),
                    self->wanted)
         == 0;
}

/* Each letter from the second on; the last wait has found the answer when it is painted. */
static void
type_name (Scene *self, const char *name)
{
  for (gsize length = 2; length <= TYPED_LETTERS; length++)
    {
      g_autofree char *text = g_strndup (name, length);
      gint64 began;

      self->wanted = text;
      begin_wait (self, shows_hits);
      began = type (self, text, KEY_PAUSE_MS);
      print_times ("typed", end_wait (self, began));
      print_times ("typed-cpu", self->cpu);
    }
  type (self, "", KEY_PAUSE_MS);
}

static int
play_search (Scene *self, const char *profile)
{
  guint n;

  open_window (self, profile);
  n = g_list_model_get_n_items (self->model);
  open_front (self, "win.search", PURSUIT_TYPE_SEARCH_WINDOW);
  self->entry = pursuit_window_test_child (self->watched, "entry");
  for (guint i = 0; i < TYPED_NAMES; i++)
    {
      g_autofree char *name = bench_leads_dup_company ((guint) ((guint64) i * 104729 % n));

      type_name (self, name);
    }
  close_window (self);

  return 0;
}

/* Opening */

static gboolean
shows_lead (gpointer data)
{
  Scene *self = data;
  PursuitRecord *lead = pursuit_lead_page_get_lead (PURSUIT_LEAD_PAGE (self->watched));

  return lead != NULL && g_strcmp0 (pursuit_record_get_id (lead), self->wanted) == 0;
}

static void
scroll_to_row (Scene *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", self->position);
}

static void
open_row (Scene *self, const char *text)
{
  /* Only now: a change that is still under way may move the rows. */
  g_clear_object (&self->lead);
  self->lead = g_list_model_get_item (self->model, self->position);
  self->wanted = pursuit_record_get_id (self->lead);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.select-item", "(ubb)", self->position,
                              FALSE, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.activate-item", "u", self->position);
}

static double
open_lead (Scene *self, guint position)
{
  self->position = position;
  act (self, scroll_to_row, PURSUIT_TRACE_INPUT "scroll to a row", KEY_PAUSE_MS);
  iterate_for (100);
  self->watched = pursuit_window_test_await (self->window, PURSUIT_TYPE_LEAD_PAGE, NULL);
  self->wanted = NULL; /* the lead before is still on the page */
  begin_wait (self, shows_lead);

  return end_wait (self, act (self, open_row, "bench: open a lead", 20));
}

static int
play_open (Scene *self, const char *profile)
{
  guint n;

  open_window (self, profile);
  n = g_list_model_get_n_items (self->model);
  for (guint i = 0; i < OPENED; i++)
    {
      print_times ("opened", open_lead (self, (guint) ((guint64) (i + 1) * 104729 % n)));
      print_times ("opened-cpu", self->cpu);
    }
  close_window (self);

  return 0;
}

/* The tour: everything once, in a few rounds. It only waits for time to pass, since what a test
 * looks for between dispatches would count as work. */

static void
set_filter (Scene *self, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", 2);

  gtk_widget_activate_action (GTK_WIDGET (self->list), parts[0], "s", parts[1]);
}

static void
jump (Scene *self, const char *text)
{
  GtkAdjustment *scroll = get_scroll (self);

  gtk_adjustment_set_value (scroll, gtk_adjustment_get_upper (scroll) * (self->position % 97) / 97);
}

static void
show_place (Scene *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-place", "i", self->place);
}

static void
save_lead (Scene *self, const char *text)
{
  g_autoptr (PursuitRecord) present = g_list_model_get_item (self->model, self->position);
  g_autoptr (PursuitRecord) lead = pursuit_record_copy (present);
  g_autofree char *phone = g_strdup_printf ("+49 30 %u", self->position);

  pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_PHONE, phone);
  pursuit_workspace_save_async (pursuit_window_get_workspace (self->window), lead, "Bench", NULL,
                                NULL, NULL);
}

static void
tour_list (Scene *self)
{
  static const char *const filters[]
      = { "filter.stage won", "filter.sort name", "filter.stage ", "filter.sort -updated_at" };

  for (guint i = 0; i < 3; i++, self->position += 31)
    {
      act (self, jump, PURSUIT_TRACE_INPUT "jump", KEY_PAUSE_MS);
      iterate_for (100);
    }
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      act (self, set_filter, filters[i], KEY_PAUSE_MS);
      iterate_for (LIST_MS);
    }
  self->entry = pursuit_window_test_child (self->list, "search_entry");
  for (guint length = 1; length <= 4; length++)
    {
      g_autofree char *text = g_strndup ("keba", length);

      type (self, text, KEY_PAUSE_MS * 2);
    }
  iterate_for (LIST_MS);
  type (self, "", KEY_PAUSE_MS);
  iterate_for (LIST_MS);
}

static void
tour_fronts (Scene *self)
{
  static const char *const typed[] = { "ba", "bak", "bake", "bakeru" };
  static const char *const actions[]
      = { "win.search", "win.show-palette", "win.preferences", "win.new" };
  const GType types[] = { PURSUIT_TYPE_SEARCH_WINDOW, PURSUIT_TYPE_PALETTE,
                          PURSUIT_TYPE_PREFERENCES, PURSUIT_TYPE_RECORD_DIALOG };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      open_front (self, actions[i], types[i]);
      if (i < 2)
        {
          self->entry = pursuit_window_test_child (self->watched, "entry");
          for (guint k = 0; k < G_N_ELEMENTS (typed); k++)
            type (self, typed[k], KEY_PAUSE_MS * 2);
          iterate_for (200);
        }
      act (self, close_front, "bench: close a window", KEY_PAUSE_MS);
      iterate_for (200);
    }
}

static void
tour_changes (Scene *self)
{
  static const char *const actions[] = { "leads.score", "win.undo-last", "win.redo-last" };

  act (self, save_lead, "bench: save a lead", KEY_PAUSE_MS);
  iterate_for (LIST_MS);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      act (self, activate, actions[i], KEY_PAUSE_MS);
      iterate_for (LIST_MS);
    }
}

static int
play_tour (Scene *self, const char *profile)
{
  open_window (self, profile);
  for (guint round = 0; round < TOUR_ROUNDS; round++)
    {
      for (guint i = 0; i < 8; i++)
        open_lead (self, (round * 8 + i + 1) * 7919 % g_list_model_get_n_items (self->model));
      for (guint i = 0; i < 200; i++)
        scroll_to (self, (round * 200 + i) * PIXELS_A_FRAME);
      tour_list (self);
      tour_fronts (self);
      tour_changes (self);
      for (self->place = 4; self->place > 0; self->place--)
        {
          act (self, show_place, "bench: show a place", KEY_PAUSE_MS);
          iterate_for (300);
        }
    }
  close_window (self);

  return 0;
}

static const struct
{
  const char *name;
  int (*play) (Scene *self, const char *profile);
} scenes[] = {
  { "scroll", play_scroll },
  { "search", play_search },
  { "open", play_open },
  { "tour", play_tour },
};

int
bench_window_play (const char *name, const char *profile, gint64 since)
{
  Scene scene = { 0 };

  g_assert_nonnull (name);

  if (g_str_equal (name, "empty") || g_str_equal (name, "start"))
    return bench_window_start (g_str_equal (name, "start") ? profile : NULL, since);
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    if (g_str_equal (scenes[i].name, name))
      return scenes[i].play (&scene, profile);

  return 2;
}
