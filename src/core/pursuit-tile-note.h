/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-battle-card.h"
#include "core/pursuit-evidence.h"

G_BEGIN_DECLS

/**
 * PursuitTileNote:
 * @text: the entry of the part, or what it answers, word by word; the whole part if nothing is
 *   noted of a running text
 * @objection: (nullable): what the customer says, in objection_handling
 * @shareable: the customer may read it
 * @source: (nullable): what it rests on; of kind %PURSUIT_KIND_NONE if somebody named a source
 *   in words of their own, which are the quote
 * @by: (nullable): the id of who wrote it by hand
 * @date: (nullable): the day on which it was written, `YYYY-MM-DD`
 *
 * Where one entry of a battle card is from, and who may read it.
 */
typedef struct
{
  char *text;
  char *objection;
  gboolean shareable;
  PursuitEvidence *source;
  char *by;
  char *date;
} PursuitTileNote;

/**
 * PursuitTileSharing:
 * @PURSUIT_TILE_INTERNAL: no customer may read any entry
 * @PURSUIT_TILE_SHAREABLE: the customer may read all of them
 * @PURSUIT_TILE_MIXED: some of them
 *
 * Who may read a part of a battle card.
 */
typedef enum
{
  PURSUIT_TILE_INTERNAL,
  PURSUIT_TILE_SHAREABLE,
  PURSUIT_TILE_MIXED,
} PursuitTileSharing;

/**
 * pursuit_tile_note_free:
 * @self: (nullable) (transfer full): a note
 *
 * Frees it.
 */
void pursuit_tile_note_free (PursuitTileNote *self);

/**
 * pursuit_tile_note_is_bare:
 * @self: a note
 *
 * Returns: %TRUE if neither a source, nor a person, nor a day is noted
 */
gboolean pursuit_tile_note_is_bare (const PursuitTileNote *self);

/**
 * pursuit_tile_note_equal:
 * @a: a note
 * @b: another
 *
 * Returns: %TRUE if both tell the same, of whatever entries
 */
gboolean pursuit_tile_note_equal (const PursuitTileNote *a, const PursuitTileNote *b);

/**
 * pursuit_tile_note_to_json:
 * @self: a note
 * @part: the key of the part of the card that the entry stands in
 *
 * Returns: (transfer full): `{"part","text","shareable","date","by","source"}`
 */
JsonObject *pursuit_tile_note_to_json (const PursuitTileNote *self, const char *part);

/**
 * pursuit_tile_notes_get_parts:
 * @n_parts: (out): how many there are
 *
 * Returns: (array length=n_parts): the parts of a card that notes are about, each a
 *   #PursuitBattleCardField
 */
const guint *pursuit_tile_notes_get_parts (gsize *n_parts);

/**
 * pursuit_tile_notes_read:
 * @card: a battle card
 * @field: one of its parts, a #PursuitBattleCardField
 *
 * Reads what `tiles` says of each entry of a part. An entry of which it says nothing is internal,
 * unless the entry itself says `"shareable": true`. Of a running text there is one note for each
 * piece that is noted, or a single bare one.
 *
 * Returns: (transfer full) (element-type PursuitTileNote): one for each entry, in their order;
 *   none for an empty part
 */
GPtrArray *pursuit_tile_notes_read (PursuitRecord *card, guint field);

/**
 * pursuit_tile_notes_put:
 * @card: a battle card, which is changed
 * @field: one of its parts
 * @note: what to note; it takes the place of what was noted of the same entry
 */
void pursuit_tile_notes_put (PursuitRecord *card, guint field, const PursuitTileNote *note);

/**
 * pursuit_tile_notes_get_sharing:
 * @notes: (element-type PursuitTileNote): the notes of a part
 *
 * Returns: who may read the part
 */
PursuitTileSharing pursuit_tile_notes_get_sharing (GPtrArray *notes);

/**
 * pursuit_tile_notes_get_worded_source:
 * @notes: (element-type PursuitTileNote): the notes of a part
 *
 * Returns: (nullable): the source that somebody named in words, if it is that of all entries
 */
const char *pursuit_tile_notes_get_worded_source (GPtrArray *notes);

/**
 * pursuit_tile_notes_edit:
 * @card: a battle card with a part as somebody has changed it, which is changed
 * @before: the card as it was
 * @field: the part
 * @source: (nullable): the source in words; "" for none; %NULL to leave all sources as they are
 * @sharing: who may read the part; %PURSUIT_TILE_MIXED leaves it to each entry
 *
 * Notes what somebody says of a part. The source is that of the entries that are new or in other
 * words, or of all if there is none of these. When the card is stored,
 * pursuit_tile_notes_follow() adds by whom and when.
 */
void pursuit_tile_notes_edit (PursuitRecord *card,
                              PursuitRecord *before,
                              guint field,
                              const char *source,
                              PursuitTileSharing sharing);

/**
 * pursuit_tile_notes_follow:
 * @card: a battle card that is about to be stored, which is changed
 * @before: the card as it is stored
 * @by: (nullable): the id of who has changed it
 * @day: the day, `YYYY-MM-DD`
 *
 * Lets `tiles` follow the entries: what is noted of an entry that has gone goes with it, so that
 * nothing old is taken for what a customer may read; and of an entry that is new, in other words
 * or of another source it is noted who wrote it and when, if no day is noted yet. What is new is
 * internal unless a note or the entry itself says otherwise.
 */
void pursuit_tile_notes_follow (PursuitRecord *card,
                                PursuitRecord *before,
                                const char *by,
                                const char *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTileNote, pursuit_tile_note_free)

G_END_DECLS
