/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many failures in a row, none of them longer than a minute after the one before, open it. */
#define PURSUIT_CIRCUIT_BREAKER_FAILURES 5
#define PURSUIT_CIRCUIT_BREAKER_MEMORY_US (60 * G_USEC_PER_SEC)
/* For how long, first and at most; it doubles with each probe that fails. */
#define PURSUIT_CIRCUIT_BREAKER_FIRST_US (30 * G_USEC_PER_SEC)
#define PURSUIT_CIRCUIT_BREAKER_LONGEST_US (5 * 60 * G_USEC_PER_SEC)
/* Names beyond that are not watched. */
#define PURSUIT_CIRCUIT_BREAKER_MAX_NAMES 256

/**
 * PursuitMonotonicFunc:
 *
 * Returns: microseconds of a clock that never goes back
 */
typedef gint64 (*PursuitMonotonicFunc) (void);

/**
 * PursuitCircuitBreaker:
 *
 * Keeps requests away from what has just failed several times, by name: a provider and a model, so
 * that one model in trouble does not shut off the others. When its time is over one request may
 * try; on its outcome depends what the others do.
 */
typedef struct _PursuitCircuitBreaker PursuitCircuitBreaker;

/**
 * pursuit_circuit_breaker_new:
 * @clock: (nullable) (scope forever): the clock; %NULL for g_get_monotonic_time()
 *
 * Returns: (transfer full): a breaker that lets everything through
 */
PursuitCircuitBreaker *pursuit_circuit_breaker_new (PursuitMonotonicFunc clock);

/**
 * pursuit_circuit_breaker_free:
 * @self: (nullable) (transfer full): a breaker
 */
void pursuit_circuit_breaker_free (PursuitCircuitBreaker *self);

/**
 * pursuit_circuit_breaker_enter:
 * @self: a breaker
 * @name: what is to be asked
 * @probe: (out): the ticket of the one request that may try while it is open; 0 for any other
 * @wait_us: (out) (optional): how long it will be kept away, if it is
 *
 * Asks to send a request. Each that may be sent ends with one of the three functions below, and
 * shows its ticket there: several are under way at once, and what was sent before the trouble says
 * nothing about how it is after it.
 *
 * Returns: %TRUE if it may be sent
 */
gboolean pursuit_circuit_breaker_enter (PursuitCircuitBreaker *self,
                                        const char *name,
                                        guint64 *probe,
                                        gint64 *wait_us);

/**
 * pursuit_circuit_breaker_succeed:
 * @self: a breaker
 * @name: what answered
 *
 * Notes that it works, whoever found out.
 */
void pursuit_circuit_breaker_succeed (PursuitCircuitBreaker *self, const char *name);

/**
 * pursuit_circuit_breaker_fail:
 * @self: a breaker
 * @name: what failed
 * @probe: the ticket of the request
 *
 * Notes that it does not. While it is open this counts from the probe alone.
 */
void pursuit_circuit_breaker_fail (PursuitCircuitBreaker *self, const char *name, guint64 probe);

/**
 * pursuit_circuit_breaker_leave:
 * @self: a breaker
 * @name: what was asked
 * @probe: the ticket of the request
 *
 * Notes that nobody will know, as when somebody cancelled. If it was the probe another may try.
 */
void pursuit_circuit_breaker_leave (PursuitCircuitBreaker *self, const char *name, guint64 probe);

/**
 * pursuit_circuit_breaker_set_reason:
 * @self: a breaker
 * @name: what failed
 * @reason: why, as whoever asks means it
 *
 * Notes why the last failure was one, so that whoever is kept away can be told.
 */
void pursuit_circuit_breaker_set_reason (PursuitCircuitBreaker *self, const char *name, int reason);

/**
 * pursuit_circuit_breaker_get_reason:
 * @self: a breaker
 * @name: what is kept away from
 *
 * Returns: the reason that was noted last; 0 if there is none
 */
int pursuit_circuit_breaker_get_reason (PursuitCircuitBreaker *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitCircuitBreaker, pursuit_circuit_breaker_free)

G_END_DECLS
