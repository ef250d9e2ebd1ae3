/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-document-error.h"
#include "document/pursuit-page-flow-private.h"

#define BODY 100.0
#define RANDOM_FLOWS 400

/* A flow of bare rows: the breaker looks at nothing else. */
typedef struct
{
  PursuitPageFlow flow;
  GArray *placements;
  GArray *starts;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->flow.rows = g_array_new (FALSE, TRUE, sizeof (PursuitPageRow));
  self->flow.body_height = BODY;
  self->placements = g_array_new (FALSE, FALSE, sizeof (PursuitPagePlacement));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_array_unref (self->flow.rows);
  g_array_unref (self->placements);
  g_array_unref (self->starts);
}

static PursuitPageRow *
add (Fixture *self, double height)
{
  PursuitPageRow *row;

  g_array_set_size (self->flow.rows, self->flow.rows->len + 1);
  row = &g_array_index (self->flow.rows, PursuitPageRow, self->flow.rows->len - 1);
  row->height = height;
  row->frame = PURSUIT_PAGE_NONE;
  row->table_head = PURSUIT_PAGE_NONE;

  return row;
}

static void
paginate (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_array_set_size (self->placements, 0);
  g_array_set_size (self->starts, 0);
  pursuit_page_flow_paginate (&self->flow, self->placements, self->starts, &error);
  g_assert_no_error (error);
}

static guint
count_pages (const Fixture *self)
{
  return self->starts->len - 1;
}

static guint
get_start (const Fixture *self, guint page)
{
  return g_array_index (self->starts, guint, page);
}

static const PursuitPagePlacement *
get_placement (const Fixture *self, guint index)
{
  return &g_array_index (self->placements, PursuitPagePlacement, index);
}

/* The row that a page begins with. */
static guint
first_row (const Fixture *self, guint page)
{
  return get_placement (self, get_start (self, page))->row;
}

static void
test_fills_pages (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 25; i++)
    add (self, 10.0);
  paginate (self);

  g_assert_cmpuint (count_pages (self), ==, 3);
  g_assert_cmpuint (first_row (self, 1), ==, 10);
  g_assert_cmpuint (first_row (self, 2), ==, 20);
  g_assert_cmpfloat (get_placement (self, 9)->y, ==, 90.0);
  g_assert_cmpfloat (get_placement (self, 10)->y, ==, 0.0);
}

static void
test_drops_space_at_the_top (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 9; i++)
    add (self, 10.0);
  add (self, 10.0)->space_before = 5.0;
  paginate (self);

  g_assert_cmpuint (count_pages (self), ==, 2);
  g_assert_cmpuint (first_row (self, 1), ==, 9);
  g_assert_cmpfloat (get_placement (self, 9)->y, ==, 0.0);
}

static void
test_moves_what_is_kept_together (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 8; i++)
    add (self, 10.0);
  add (self, 10.0); /* a heading */
  add (self, 10.0)->keep = TRUE;
  add (self, 10.0)->keep = TRUE;
  paginate (self);

  g_assert_cmpuint (count_pages (self), ==, 2);
  g_assert_cmpuint (first_row (self, 1), ==, 8);
}

static void
test_gives_up_what_cannot_be_kept (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 30; i++)
    add (self, 10.0)->keep = TRUE;
  paginate (self);

  g_assert_cmpuint (count_pages (self), ==, 3);
  g_assert_cmpuint (first_row (self, 1), ==, 10);
  g_assert_cmpuint (first_row (self, 2), ==, 20);
}

static void
test_repeats_heads (Fixture *self, gconstpointer data)
{
  add (self, 10.0);
  add (self, 20.0); /* the head, row 1 */
  for (guint i = 0; i < 20; i++)
    add (self, 10.0)->table_head = 1;
  add (self, 10.0);
  paginate (self);

  g_assert_cmpuint (count_pages (self), ==, 3);
  g_assert_cmpuint (first_row (self, 0), ==, 0);
  for (guint page = 1; page < 3; page++)
    {
      g_assert_cmpuint (first_row (self, page), ==, 1);
      g_assert_cmpfloat (get_placement (self, get_start (self, page) + 1)->y, ==, 20.0);
    }
  /* Every row once, and the head twice more. */
  g_assert_cmpuint (self->placements->len, ==, 23 + 2);
}

static void
test_obeys_page_breaks (Fixture *self, gconstpointer data)
{
  add (self, 10.0);
  add (self, 10.0)->page_break = TRUE;
  add (self, 10.0);
  paginate (self);

  g_assert_cmpuint (count_pages (self), ==, 2);
  g_assert_cmpuint (first_row (self, 1), ==, 1);
}

static void
test_leaves_separators_out_at_the_top (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 10; i++)
    add (self, 10.0);
  add (self, 1.0)->separator = TRUE;
  add (self, 10.0);
  paginate (self);
  g_assert_cmpuint (count_pages (self), ==, 2);
  g_assert_cmpuint (first_row (self, 1), ==, 11);
  g_assert_cmpuint (self->placements->len, ==, 11);
}

static void
test_has_one_page_for_nothing (Fixture *self, gconstpointer data)
{
  paginate (self);
  g_assert_cmpuint (count_pages (self), ==, 1);
  g_assert_cmpuint (self->placements->len, ==, 0);
}

static void
test_stops_at_the_most_pages (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= PURSUIT_PAGE_LAYOUT_MAX_PAGES; i++)
    add (self, BODY);
  g_assert_false (pursuit_page_flow_paginate (&self->flow, self->placements, self->starts, &error));
  g_assert_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_TOO_LARGE);
}

static void
make_random_flow (Fixture *self, GRand *rand)
{
  guint rows = (guint) g_rand_int_range (rand, 1, 120);
  guint head = PURSUIT_PAGE_NONE;

  g_array_set_size (self->flow.rows, 0);
  for (guint i = 0; i < rows; i++)
    {
      PursuitPageRow *row = add (self, g_rand_double_range (rand, 1.0, 30.0));

      row->space_before = g_rand_int_range (rand, 0, 3) == 0 ? 8.0 : 0.0;
      row->keep = g_rand_int_range (rand, 0, 3) == 0;
      row->page_break = g_rand_int_range (rand, 0, 40) == 0;
      row->table_head = head;
      if (head == PURSUIT_PAGE_NONE && g_rand_int_range (rand, 0, 20) == 0)
        head = i;
      else if (g_rand_int_range (rand, 0, 20) == 0)
        head = PURSUIT_PAGE_NONE;
    }
}

/* The rules that hold for every page, whatever the rows are. */
static void
assert_page_is_right (const Fixture *self, guint page, guint *next)
{
  double bottom = 0.0;

  for (guint i = get_start (self, page); i < get_start (self, page + 1); i++)
    {
      const PursuitPagePlacement *placement = get_placement (self, i);
      const PursuitPageRow *row = pursuit_page_flow_get_row (&self->flow, placement->row);

      g_assert_cmpfloat (placement->y, >=, bottom - 0.01);
      bottom = placement->y + row->height;
      g_assert_cmpfloat (bottom, <=, BODY + 0.01);
      if (placement->row != *next)
        {
          /* Only a table's head comes again, and only at the top. */
          g_assert_cmpuint (i, ==, get_start (self, page));
          g_assert_cmpuint (placement->row, ==,
                            pursuit_page_flow_get_row (&self->flow, *next)->table_head);
          continue;
        }
      (*next)++;
    }
}

static void
test_places_every_row_once (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);

  for (guint run = 0; run < RANDOM_FLOWS; run++)
    {
      guint next = 0;

      make_random_flow (self, rand);
      paginate (self);
      for (guint page = 0; page < count_pages (self); page++)
        assert_page_is_right (self, page, &next);
      g_assert_cmpuint (next, ==, self->flow.rows->len);
    }
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/document/breaker/fills-pages", test_fills_pages);
  ADD ("/document/breaker/drops-space-at-the-top", test_drops_space_at_the_top);
  ADD ("/document/breaker/moves-what-is-kept-together", test_moves_what_is_kept_together);
  ADD ("/document/breaker/gives-up-what-cannot-be-kept", test_gives_up_what_cannot_be_kept);
  ADD ("/document/breaker/repeats-heads", test_repeats_heads);
  ADD ("/document/breaker/obeys-page-breaks", test_obeys_page_breaks);
  ADD ("/document/breaker/leaves-separators-out", test_leaves_separators_out_at_the_top);
  ADD ("/document/breaker/has-one-page-for-nothing", test_has_one_page_for_nothing);
  ADD ("/document/breaker/stops-at-the-most-pages", test_stops_at_the_most_pages);
  ADD ("/document/breaker/places-every-row-once", test_places_every_row_once);

  return g_test_run ();
}
