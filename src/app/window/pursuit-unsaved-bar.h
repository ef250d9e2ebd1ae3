/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/proposals/pursuit-keystroke-journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_UNSAVED_BAR (pursuit_unsaved_bar_get_type ())

/**
 * PursuitUnsavedBar:
 *
 * Stands in a form, hidden until there are words that were typed there and never saved, because
 * the program or the machine stopped or the form was left: "Unsaved words from 14:18", with "Take
 * Them" and "Drop Them". It owns the form's journal.
 *
 * Signal `taken` with the text that was journalled; the form puts it into its fields.
 */
G_DECLARE_FINAL_TYPE (PursuitUnsavedBar, pursuit_unsaved_bar, PURSUIT, UNSAVED_BAR, AdwBin)

/**
 * pursuit_unsaved_bar_open:
 * @self: a bar
 * @workspace: where the journal is
 * @key: names the form and what it is about
 *
 * Begins the journal of a form and looks for words of before. What an earlier journal of this bar
 * still had to write is written; the same key again changes nothing.
 */
void
pursuit_unsaved_bar_open (PursuitUnsavedBar *self, PursuitWorkspace *workspace, const char *key);

/**
 * pursuit_unsaved_bar_offer:
 * @self: a bar that was not opened
 * @workspace: where the journal is
 * @draft: (nullable): an entry of another form's journal; %NULL to offer nothing any more
 *
 * Offers to go on in the form that has the journal: `taken` is to open it, and the entry stays
 * until the form is saved.
 */
void pursuit_unsaved_bar_offer (PursuitUnsavedBar *self,
                                PursuitWorkspace *workspace,
                                PursuitRecord *draft);

/**
 * pursuit_unsaved_bar_write:
 * @self: a bar that was opened
 * @text: all that the form holds now
 *
 * Journals what is being typed.
 */
void pursuit_unsaved_bar_write (PursuitUnsavedBar *self, const char *text);

/**
 * pursuit_unsaved_bar_clear:
 * @self: a bar
 *
 * Forgets what was journalled: it is saved, or was taken back. Words of before that are still
 * offered stay.
 */
void pursuit_unsaved_bar_clear (PursuitUnsavedBar *self);

G_END_DECLS
