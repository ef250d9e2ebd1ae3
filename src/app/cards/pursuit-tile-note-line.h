/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/records/pursuit-record-names.h"
#include "core/pursuit-tile-note.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * pursuit_tile_note_line_new:
 * @note: what is noted of an entry of a battle card
 * @card: the card, whose source is that of an entry that names none
 * @names: (nullable): what people and conversations are called
 *
 * A quiet line with an icon: who may read the entry, its source and the day. A conversation is a
 * link, which opens it at the line in the window where the line is shown.
 *
 * Returns: (transfer floating): the line
 */
GtkWidget *pursuit_tile_note_line_new (const PursuitTileNote *note,
                                       PursuitRecord *card,
                                       PursuitRecordNames *names);

/**
 * pursuit_tile_note_lines_new:
 * @card: a battle card
 * @field: one of its parts
 * @names: (nullable): what people and conversations are called
 *
 * Returns: (transfer full) (element-type GtkWidget): one line for each entry of the part, or a
 *   single one if the same is noted of all
 */
GPtrArray *
pursuit_tile_note_lines_new (PursuitRecord *card, guint field, PursuitRecordNames *names);

G_END_DECLS
