/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A longer wait than a day is told as a day: nobody waits for it anyway. */
#define PURSUIT_RETRY_AFTER_MAX_MS (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

/**
 * pursuit_retry_after_parse:
 * @milliseconds: (nullable): the header `retry-after-ms`
 * @text: (nullable): the header `retry-after`: seconds, also with decimals, or a date of HTTP
 * @date: (nullable): the reply's header `date`: a date in @text is measured from it, so that the
 *   clocks of two machines need not agree; %NULL measures from our clock
 *
 * Reads how long a provider asks to be left alone. `retry-after-ms` wins where it can be read,
 * being the finer of the two. What is no wait (garbage, a negative number) counts as not said, and
 * a date that is past as no wait.
 *
 * Returns: milliseconds from 0 to %PURSUIT_RETRY_AFTER_MAX_MS, or -1 if nothing was said
 */
gint64 pursuit_retry_after_parse (const char *milliseconds, const char *text, const char *date);

G_END_DECLS
