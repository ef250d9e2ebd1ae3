/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the words of a text are about. A thing has one name here, whatever word and language it
 * was written in: "failures" and "Ausfälle" are one. */

/* A word without its endings, folded, umlauts as their letters. */
char *pursuit_claim_word_stem (const char *word);

/* The name of what a stem is about, or %NULL for one that is only itself. */
const char *pursuit_claim_word_find_thing (const char *stem);

/* Whether a stem says nothing that can be true or false, such as "the", "you" and "below". */
gboolean pursuit_claim_word_is_filler (const char *stem);

/* Whether nobody may say so unless a source does: that something is free, encrypted, replaced. */
gboolean pursuit_claim_word_is_promise (const char *thing);

/* Whether it only measures time. */
gboolean pursuit_claim_word_is_time (const char *thing);

/* Whether every offer and every source speaks of it, such as the system. */
gboolean pursuit_claim_word_is_common (const char *thing);

/* Whether a thing belongs to every offer: its price, its term, until when it stands. */
gboolean pursuit_claim_word_is_of_offer (const char *thing);

G_END_DECLS
