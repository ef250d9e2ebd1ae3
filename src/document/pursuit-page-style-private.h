/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-page-layout.h"

G_BEGIN_DECLS

/* A copy that owns its strings, or why the style cannot be used. */
PursuitPageStyle *pursuit_page_style_copy_checked (const PursuitPageStyle *style, GError **error);

void pursuit_page_style_free (PursuitPageStyle *style);

/* The accent as it is written on white, or @ink where there is none. */
guint32 pursuit_page_style_get_accent_ink (const PursuitPageStyle *style, guint32 ink);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitPageStyle, pursuit_page_style_free)

G_END_DECLS
