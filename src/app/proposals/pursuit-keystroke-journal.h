/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/* So long after a keystroke at the latest it is on its way to the disk. */
#define PURSUIT_KEYSTROKE_JOURNAL_MS 300

#define PURSUIT_TYPE_KEYSTROKE_JOURNAL (pursuit_keystroke_journal_get_type ())

/**
 * PursuitKeystrokeJournal:
 *
 * What is being typed in one form, kept in the workspace beside the records until the form is
 * saved: a crash costs the last third of a second. One entry for one key; a key names the form and
 * what it is about, such as "proposal:ID".
 *
 * Signal `failed` with a #GError when the entry could not be stored; the words are still in the
 * form, and the next keystroke tries again.
 */
G_DECLARE_FINAL_TYPE (
    PursuitKeystrokeJournal, pursuit_keystroke_journal, PURSUIT, KEYSTROKE_JOURNAL, GObject)

/**
 * pursuit_keystroke_journal_new:
 * @workspace: where it is kept; while that is open for reading only, nothing is
 * @key: the name of its entry, a draft's `editor_key`
 *
 * Returns: (transfer full): a journal that has not written yet
 */
PursuitKeystrokeJournal *pursuit_keystroke_journal_new (PursuitWorkspace *workspace,
                                                        const char *key);

/**
 * pursuit_keystroke_journal_write:
 * @self: a journal
 * @text: all that the form holds now
 * @caret: where the caret stands, in characters
 *
 * Has it stored within %PURSUIT_KEYSTROKE_JOURNAL_MS, also while somebody goes on typing.
 */
void pursuit_keystroke_journal_write (PursuitKeystrokeJournal *self, const char *text, guint caret);

/**
 * pursuit_keystroke_journal_flush:
 * @self: a journal
 *
 * Has what waits stored at once: the form is going away.
 */
void pursuit_keystroke_journal_flush (PursuitKeystrokeJournal *self);

/**
 * pursuit_keystroke_journal_clear:
 * @self: a journal
 *
 * Forgets the entry: the form was saved, or its words were taken back.
 */
void pursuit_keystroke_journal_clear (PursuitKeystrokeJournal *self);

/**
 * pursuit_keystroke_journal_adopt:
 * @self: a journal
 * @draft: an entry of pursuit_keystroke_journal_recover_finish()
 *
 * Goes on with an entry whose words are in the form again. If the journal has one of its own
 * already, @draft is forgotten.
 */
void pursuit_keystroke_journal_adopt (PursuitKeystrokeJournal *self, PursuitRecord *draft);

/**
 * pursuit_keystroke_journal_forget:
 * @workspace: where it is kept
 * @draft: an entry
 *
 * Takes an entry out whose words nobody wants.
 */
void pursuit_keystroke_journal_forget (PursuitWorkspace *workspace, PursuitRecord *draft);

/**
 * pursuit_keystroke_journal_recover_async:
 * @workspace: where it is kept
 * @key: the name of an entry
 * @cancellable: (nullable): to stop it
 * @callback: called with the entry
 * @data: for @callback
 *
 * Looks for words that were typed and never saved. Of several entries the newest is taken, and
 * the others go.
 */
void pursuit_keystroke_journal_recover_async (PursuitWorkspace *workspace,
                                              const char *key,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer data);

/**
 * pursuit_keystroke_journal_recover_finish:
 * @workspace: where it is kept
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): the entry, a draft record; %NULL without @error if there is
 *   none
 */
PursuitRecord *pursuit_keystroke_journal_recover_finish (PursuitWorkspace *workspace,
                                                         GAsyncResult *result,
                                                         GError **error);

G_END_DECLS
