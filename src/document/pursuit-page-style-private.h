/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-page-layout.h"

G_BEGIN_DECLS

/* A copy that owns its strings, or why the style cannot be used. */
PursuitPageStyle *pursuit_page_style_copy_checked (const PursuitPageStyle *style, GError **error);

void pursuit_page_style_free (PursuitPageStyle *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitPageStyle, pursuit_page_style_free)

G_END_DECLS
