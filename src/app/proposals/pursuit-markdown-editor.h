/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/proposals/pursuit-proposal-check.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_MARKDOWN_EDITOR (pursuit_markdown_editor_get_type ())

/**
 * PursuitMarkdownEditor:
 *
 * A source editor for markdown with `{{variables}}`: line numbers, undo, and the actions
 * `editor.bold`, `editor.italic`, `editor.link`, `editor.heading`, `editor.list` and
 * `editor.insert-variable` (with the variable's name) on the selection.
 *
 * Signal `changed`: a person changed the text.
 */
G_DECLARE_FINAL_TYPE (
    PursuitMarkdownEditor, pursuit_markdown_editor, PURSUIT, MARKDOWN_EDITOR, AdwBin)

/**
 * pursuit_markdown_editor_new:
 *
 * Returns: (transfer floating): an empty editor
 */
GtkWidget *pursuit_markdown_editor_new (void);

/**
 * pursuit_markdown_editor_set_text:
 * @self: an editor
 * @text: (nullable): the text to edit
 *
 * Starts with another text, with nothing to undo. Does not emit `changed`.
 */
void pursuit_markdown_editor_set_text (PursuitMarkdownEditor *self, const char *text);

/**
 * pursuit_markdown_editor_replace_text:
 * @self: an editor
 * @text: the new text
 *
 * Replaces the text in one step that can be undone.
 */
void pursuit_markdown_editor_replace_text (PursuitMarkdownEditor *self, const char *text);

/**
 * pursuit_markdown_editor_dup_text:
 * @self: an editor
 *
 * Returns: (transfer full): its text
 */
char *pursuit_markdown_editor_dup_text (PursuitMarkdownEditor *self);

/**
 * pursuit_markdown_editor_set_editable:
 * @self: an editor
 * @editable: whether a person may change the text
 *
 * Locks or unlocks it.
 */
void pursuit_markdown_editor_set_editable (PursuitMarkdownEditor *self, gboolean editable);

/**
 * pursuit_markdown_editor_insert:
 * @self: an editor
 * @text: what to put in the place of the selection
 *
 * Writes at the caret.
 */
void pursuit_markdown_editor_insert (PursuitMarkdownEditor *self, const char *text);

/**
 * pursuit_markdown_editor_show_line:
 * @self: an editor
 * @line: counted from 1
 *
 * Puts the caret at the start of a line and brings it into view, and leaves the focus alone.
 */
void pursuit_markdown_editor_show_line (PursuitMarkdownEditor *self, guint line);

/**
 * pursuit_markdown_editor_remove_claim:
 * @self: an editor
 * @claim: a claim of its text
 *
 * Takes out the sentence that the claim stands in, unless something else stands there by now. Undo
 * brings it back.
 */
void pursuit_markdown_editor_remove_claim (PursuitMarkdownEditor *self, const PursuitClaim *claim);

/**
 * pursuit_markdown_editor_set_claims:
 * @self: an editor
 * @claims: (element-type PursuitClaim): what its text says that has to be true, for
 *   #PursuitClaimMarks
 */
void pursuit_markdown_editor_set_claims (PursuitMarkdownEditor *self, const GPtrArray *claims);

/**
 * pursuit_markdown_editor_go_to_line:
 * @self: an editor
 * @line: counted from 1
 *
 * Puts the caret at the start of a line, shows it and takes the focus.
 */
void pursuit_markdown_editor_go_to_line (PursuitMarkdownEditor *self, guint line);

/**
 * pursuit_markdown_editor_get_caret:
 * @self: an editor
 *
 * Returns: where the caret is, in characters from the start
 */
guint pursuit_markdown_editor_get_caret (PursuitMarkdownEditor *self);

/**
 * pursuit_markdown_editor_get_view:
 * @self: an editor
 *
 * Returns: (transfer none): the view of the text
 */
GtkTextView *pursuit_markdown_editor_get_view (PursuitMarkdownEditor *self);

/**
 * pursuit_markdown_editor_get_buffer:
 * @self: an editor
 *
 * Returns: (transfer none): the buffer with the text
 */
GtkTextBuffer *pursuit_markdown_editor_get_buffer (PursuitMarkdownEditor *self);

G_END_DECLS
