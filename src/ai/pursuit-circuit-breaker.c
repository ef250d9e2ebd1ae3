/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-circuit-breaker.h"

/* While a probe is on its way, nobody knows for how long. */
#define PROBE_WAIT_US G_USEC_PER_SEC

typedef struct
{
  guint n_failures;
  gint64 failed_at;
  gint64 open_until; /* 0 while it is closed */
  gint64 pause;
  int reason;    /* of the last failure */
  guint64 probe; /* the ticket of the one that tries; 0 if none does */
} Circuit;

struct _PursuitCircuitBreaker
{
  PursuitMonotonicFunc clock;
  GHashTable *circuits; /* char * -> Circuit; what works has none */
  guint64 n_probes;
};

PursuitCircuitBreaker *
pursuit_circuit_breaker_new (PursuitMonotonicFunc clock)
{
  PursuitCircuitBreaker *self = g_new0 (PursuitCircuitBreaker, 1);

  self->clock = clock != NULL ? clock : g_get_monotonic_time;
  self->circuits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
pursuit_circuit_breaker_free (PursuitCircuitBreaker *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->circuits);
  g_free (self);
}

static gboolean
is_probe (const Circuit *circuit, guint64 probe)
{
  return probe != 0 && circuit->probe == probe;
}

gboolean
pursuit_circuit_breaker_enter (PursuitCircuitBreaker *self,
                               const char *name,
                               guint64 *probe,
                               gint64 *wait_us)
{
  Circuit *circuit;
  gint64 wait = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (probe != NULL, FALSE);

  *probe = 0;
  circuit = g_hash_table_lookup (self->circuits, name);
  if (circuit != NULL && circuit->open_until > 0)
    {
      wait = MAX (circuit->open_until - self->clock (), 0);
      if (wait == 0 && circuit->probe != 0)
        wait = PROBE_WAIT_US;
      if (wait == 0)
        *probe = circuit->probe = ++self->n_probes;
    }
  if (wait_us != NULL)
    *wait_us = wait;

  return wait == 0;
}

void
pursuit_circuit_breaker_succeed (PursuitCircuitBreaker *self, const char *name)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  g_hash_table_remove (self->circuits, name);
}

static gboolean
is_forgotten (gpointer key, gpointer value, gpointer user_data)
{
  Circuit *circuit = value;
  gint64 *now = user_data;

  return circuit->probe == 0
         && circuit->open_until<*now && * now - circuit->failed_at>
                PURSUIT_CIRCUIT_BREAKER_MEMORY_US;
}

static Circuit *
get_circuit (PursuitCircuitBreaker *self, const char *name, gint64 now)
{
  Circuit *circuit = g_hash_table_lookup (self->circuits, name);

  if (circuit != NULL)
    return circuit;
  if (g_hash_table_size (self->circuits) >= PURSUIT_CIRCUIT_BREAKER_MAX_NAMES)
    g_hash_table_foreach_remove (self->circuits, is_forgotten, &now);
  if (g_hash_table_size (self->circuits) >= PURSUIT_CIRCUIT_BREAKER_MAX_NAMES)
    return NULL;

  circuit = g_new0 (Circuit, 1);
  circuit->pause = PURSUIT_CIRCUIT_BREAKER_FIRST_US;
  g_hash_table_insert (self->circuits, g_strdup (name), circuit);

  return circuit;
}

void
pursuit_circuit_breaker_fail (PursuitCircuitBreaker *self, const char *name, guint64 probe)
{
  Circuit *circuit;
  gint64 now;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  now = self->clock ();
  circuit = get_circuit (self, name, now);
  /* What fails while it is open was sent before, and tells nothing new. */
  if (circuit == NULL || (circuit->open_until > 0 && !is_probe (circuit, probe)))
    return;

  if (circuit->open_until > 0)
    circuit->pause = MIN (2 * circuit->pause, PURSUIT_CIRCUIT_BREAKER_LONGEST_US);
  else if (now - circuit->failed_at > PURSUIT_CIRCUIT_BREAKER_MEMORY_US)
    circuit->n_failures = 0;
  circuit->n_failures++;
  circuit->failed_at = now;
  if (circuit->open_until > 0 || circuit->n_failures >= PURSUIT_CIRCUIT_BREAKER_FAILURES)
    circuit->open_until = now + circuit->pause;
  circuit->probe = 0;
}

void
pursuit_circuit_breaker_leave (PursuitCircuitBreaker *self, const char *name, guint64 probe)
{
  Circuit *circuit;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  circuit = g_hash_table_lookup (self->circuits, name);
  if (circuit != NULL && is_probe (circuit, probe))
    circuit->probe = 0;
}

void
pursuit_circuit_breaker_set_reason (PursuitCircuitBreaker *self, const char *name, int reason)
{
  Circuit *circuit;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  circuit = g_hash_table_lookup (self->circuits, name);
  if (circuit != NULL)
    circuit->reason = reason;
}

int
pursuit_circuit_breaker_get_reason (PursuitCircuitBreaker *self, const char *name)
{
  const Circuit *circuit;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (name != NULL, 0);

  circuit = g_hash_table_lookup (self->circuits, name);

  return circuit != NULL ? circuit->reason : 0;
}
