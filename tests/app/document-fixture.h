/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page/pursuit-document-tags.h"
#include "app/page/pursuit-document-view.h"

G_BEGIN_DECLS

/* (transfer full) A page without text. */
PursuitDocumentView *document_fixture_new (void);

/* Shows a text and waits until it is there. */
void document_fixture_show (PursuitDocumentView *view, const char *markdown);

GtkTextBuffer *document_fixture_get_buffer (PursuitDocumentView *view);

/* Where some words begin; FALSE if they are not on the page. */
gboolean document_fixture_find (PursuitDocumentView *view, const char *text, GtkTextIter *start);

/* Whether the words bear the tag at their beginning; they have to be there. */
gboolean
document_fixture_is_tagged (PursuitDocumentView *view, const char *text, PursuitDocumentTag tag);

/* (transfer container) (element-type PursuitDocumentTable) */
GPtrArray *document_fixture_list_tables (PursuitDocumentView *view);

G_END_DECLS
