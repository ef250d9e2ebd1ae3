/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-evidence.h"

G_BEGIN_DECLS

/**
 * PursuitSources:
 *
 * What an answer of a model may rest on: fields of records and lines of transcripts, each with a
 * short name such as `lead.need` or `conversation.1:12`. The names are given out here and looked
 * up here, so that no answer can point to a record that was not sent.
 */
typedef struct _PursuitSources PursuitSources;

/**
 * PursuitSource:
 * @name: what the model calls it
 * @evidence: the record, field or line, quoted whole
 *
 * One source. Read-only.
 */
typedef struct
{
  char *name;
  PursuitEvidence *evidence;
} PursuitSource;

/**
 * pursuit_sources_new:
 *
 * Returns: (transfer full): no sources
 */
PursuitSources *pursuit_sources_new (void);

/**
 * pursuit_sources_ref:
 * @self: sources
 *
 * Returns: (transfer full): @self
 */
PursuitSources *pursuit_sources_ref (PursuitSources *self);

/**
 * pursuit_sources_unref:
 * @self: (nullable) (transfer full): sources
 *
 * Gives a reference back.
 */
void pursuit_sources_unref (PursuitSources *self);

/**
 * pursuit_sources_add_field:
 * @self: sources
 * @prefix: what the record is called, such as "lead" or "card"
 * @kind: its kind
 * @record_id: (nullable): its id
 * @field: the field's key
 * @text: (nullable): its value as text in UTF-8; a blank one is no source
 *
 * Adds `prefix.field`. The first of one name stays.
 */
void pursuit_sources_add_field (PursuitSources *self,
                                const char *prefix,
                                PursuitKind kind,
                                const char *record_id,
                                const char *field,
                                const char *text);

/**
 * pursuit_sources_add_lines:
 * @self: sources
 * @prefix: what the text is called, such as "conversation.1"
 * @evidence: its kind, record and field
 * @text: (nullable): a transcript, mail or note in UTF-8
 *
 * Adds each line that is not blank as `prefix:number`, counted from 1.
 */
void pursuit_sources_add_lines (PursuitSources *self,
                                const char *prefix,
                                const PursuitEvidence *evidence,
                                const char *text);

/**
 * pursuit_sources_get_n:
 * @self: sources
 *
 * Returns: how many there are
 */
guint pursuit_sources_get_n (PursuitSources *self);

/**
 * pursuit_sources_get:
 * @self: sources
 * @index: below pursuit_sources_get_n()
 *
 * Returns: (transfer none): the source, in the order of adding
 */
const PursuitSource *pursuit_sources_get (PursuitSources *self, guint index);

/**
 * pursuit_sources_cite:
 * @self: sources
 * @name: (nullable): the name that an answer gives
 * @quote: (nullable): the words that it quotes; %NULL cites the whole source
 *
 * Returns: (transfer full) (nullable): the evidence with that quote; %NULL if there is no such
 *   source, or it does not hold these words
 */
PursuitEvidence *pursuit_sources_cite (PursuitSources *self, const char *name, const char *quote);

/**
 * pursuit_sources_hold:
 * @self: sources
 * @words: some words
 *
 * Returns: %TRUE if a source holds @words, in any letter case
 */
gboolean pursuit_sources_hold (PursuitSources *self, const char *words);

/**
 * pursuit_sources_mention:
 * @self: sources
 * @word: a word, or several
 *
 * Returns: %TRUE if a source holds @word, in any letter case, as a word of its own
 */
gboolean pursuit_sources_mention (PursuitSources *self, const char *word);

/**
 * pursuit_sources_allow:
 * @self: sources
 * @text: (nullable): something that a model wrote
 *
 * Returns: %TRUE if every link, mail address and id in @text stands in a source, and no
 *   picture is in it
 */
gboolean pursuit_sources_allow (PursuitSources *self, const char *text);

/**
 * pursuit_sources_dup_allowed:
 * @self: sources
 * @text: something that a model wrote
 * @n_removed: (out) (optional): how many were removed
 *
 * Returns: (transfer full): @text without pictures, and without links, mail addresses and ids
 *   that no source holds
 */
char *pursuit_sources_dup_allowed (PursuitSources *self, const char *text, guint *n_removed);

/**
 * pursuit_sources_to_text:
 * @self: sources
 *
 * Returns: (transfer full): a line `name: "value"` for each, as the prompts describe them; a value
 *   is a JSON string, so that it cannot begin a line of its own
 */
char *pursuit_sources_to_text (PursuitSources *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitSources, pursuit_sources_unref)

G_END_DECLS
