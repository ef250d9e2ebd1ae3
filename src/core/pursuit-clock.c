/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-clock.h"

#include "core/pursuit-time.h"

/* Only read and written atomically: verbs run on several threads. */
static gint64 pinned_us = -1;

static void
pin_from_environment (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      const char *text = g_getenv ("PURSUIT_NOW");
      gint64 now_us;

      if (text != NULL && pursuit_time_parse (text, &now_us, NULL))
        pursuit_clock_pin (now_us);
      g_once_init_leave (&once, 1);
    }
}

gint64
pursuit_clock_now_us (void)
{
  gint64 pinned;

  pin_from_environment ();
  pinned = __atomic_load_n (&pinned_us, __ATOMIC_RELAXED);

  return pinned >= 0 ? pinned : g_get_real_time ();
}

void
pursuit_clock_pin (gint64 now_us)
{
  __atomic_store_n (&pinned_us, MAX (now_us, -1), __ATOMIC_RELAXED);
}

char *
pursuit_clock_dup_now (void)
{
  return pursuit_time_format (pursuit_clock_now_us ());
}

char *
pursuit_clock_dup_today (void)
{
  g_autoptr (GDateTime) utc
      = g_date_time_new_from_unix_utc (pursuit_clock_now_us () / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_format (local, "%Y-%m-%d");
}
