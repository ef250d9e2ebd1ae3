/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-uuid.h"

#include "core/pursuit-clock.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

/* RFC 9562, 6.2, method 1: after the 48 bits of milliseconds, the 12 bits of rand_a and the
 * first 14 bits of rand_b count within a millisecond from a random start. */
#define COUNTER_BITS 26
#define COUNTER_MAX ((G_GUINT64_CONSTANT (1) << COUNTER_BITS) - 1)

/* Random bytes are fetched for so many ids at a time: an import makes millions, and each call of
 * the kernel costs more than the rest of an id. */
#define POOL_IDS 64

static GMutex lock;
static guint64 last_ms;
static guint64 counter;
static guint8 pool[POOL_IDS][16];
static guint pool_left;

static void
fill_random (guint8 *bytes, gsize size)
{
  while (size > 0)
    {
      gssize n = getrandom (bytes, size, 0);

      if (n < 0 && errno != EINTR)
        g_error ("The system gives no random bytes: %s", g_strerror (errno));
      if (n > 0)
        {
          bytes += n;
          size -= (gsize) n;
        }
    }
}

/* With the lock held. Taken bytes are wiped, so that no id can be foretold from memory. */
static void
take_random (guint8 bytes[16])
{
  if (pool_left == 0)
    {
      fill_random (pool[0], sizeof pool);
      pool_left = POOL_IDS;
    }
  pool_left--;
  memcpy (bytes, pool[pool_left], sizeof pool[pool_left]);
  memset (pool[pool_left], 0, sizeof pool[pool_left]);
}

/* The time, the count within it, and the random bytes of the next id. */
static void
next_tick (guint8 random[16], guint64 *ms, guint64 *count)
{
  guint64 now = (guint64) pursuit_clock_now_us () / 1000;
  guint32 start;

  g_mutex_lock (&lock);
  take_random (random);
  memcpy (&start, random, sizeof start);
  if (now > last_ms)
    {
      last_ms = now;
      /* The top bit stays free, so that a millisecond has room for 33 million ids. */
      counter = start & (COUNTER_MAX >> 1);
    }
  else if (counter < COUNTER_MAX)
    {
      counter++;
    }
  else
    {
      last_ms++;
      counter = start & (COUNTER_MAX >> 1);
    }
  *ms = last_ms;
  *count = counter;
  g_mutex_unlock (&lock);
}

char *
pursuit_uuid_new (void)
{
  static const char hex[] = "0123456789abcdef";
  guint8 b[16];
  guint64 ms, count;
  char *text = g_malloc (PURSUIT_UUID_LENGTH + 1);
  char *out = text;

  next_tick (b, &ms, &count);

  for (int i = 0; i < 6; i++)
    b[i] = (guint8) (ms >> (40 - 8 * i));
  b[6] = 0x70 | (guint8) (count >> 22);
  b[7] = (guint8) (count >> 14);
  b[8] = 0x80 | (guint8) ((count >> 8) & 0x3f);
  b[9] = (guint8) count;

  for (gsize i = 0; i < sizeof b; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *out++ = '-';
      *out++ = hex[b[i] >> 4];
      *out++ = hex[b[i] & 15];
    }
  *out = '\0';

  return text;
}

gboolean
pursuit_uuid_is_valid (const char *text)
{
  if (text == NULL)
    return FALSE;

  for (int i = 0; i < PURSUIT_UUID_LENGTH; i++)
    {
      gboolean dash = i == 8 || i == 13 || i == 18 || i == 23;

      if (dash ? text[i] != '-' : !g_ascii_isxdigit (text[i]) || g_ascii_isupper (text[i]))
        return FALSE;
    }

  return text[PURSUIT_UUID_LENGTH] == '\0';
}
