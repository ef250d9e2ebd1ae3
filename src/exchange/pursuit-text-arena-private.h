/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/*
 * Room for the short texts of one row, taken piece by piece and given back all at once. What
 * does not fit the block has an allocation of its own until then.
 */
#define PURSUIT_TEXT_ARENA_BYTES (16 * 1024)

typedef struct
{
  char *block;
  gsize used;
  GPtrArray *large; /* of char */
} PursuitTextArena;

static inline void
pursuit_text_arena_init (PursuitTextArena *arena)
{
  arena->block = g_malloc (PURSUIT_TEXT_ARENA_BYTES);
  arena->used = 0;
  arena->large = g_ptr_array_new_with_free_func (g_free);
}

static inline void
pursuit_text_arena_reset (PursuitTextArena *arena)
{
  arena->used = 0;
  if (arena->large->len > 0)
    g_ptr_array_set_size (arena->large, 0);
}

static inline void
pursuit_text_arena_clear (PursuitTextArena *arena)
{
  g_clear_pointer (&arena->block, g_free);
  g_clear_pointer (&arena->large, g_ptr_array_unref);
}

/* Room for @bytes, good until the next reset. */
static inline char *
pursuit_text_arena_take (PursuitTextArena *arena, gsize bytes)
{
  char *text;

  if (bytes > PURSUIT_TEXT_ARENA_BYTES - arena->used)
    {
      text = g_malloc (bytes);
      g_ptr_array_add (arena->large, text);
      return text;
    }

  text = arena->block + arena->used;
  arena->used += bytes;

  return text;
}

/* A copy of @length bytes with a zero byte behind them. */
static inline char *
pursuit_text_arena_copy (PursuitTextArena *arena, const char *text, gsize length)
{
  char *copy = pursuit_text_arena_take (arena, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';

  return copy;
}

G_END_DECLS
