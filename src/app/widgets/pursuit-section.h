/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_SECTION (pursuit_section_get_type ())

/**
 * PursuitSection:
 *
 * A part of a page under a heading with a quiet summary. On a narrow page it becomes a row that
 * opens and closes what it holds. Properties: `title`, `add-action` and `add-label` of a button
 * that adds something to it. Its child in a .ui file is what it holds.
 */
G_DECLARE_FINAL_TYPE (PursuitSection, pursuit_section, PURSUIT, SECTION, AdwBin)

/**
 * pursuit_section_set_summary:
 * @self: a section
 * @summary: (nullable): the quiet words beside the heading
 *
 * Sets the summary.
 */
void pursuit_section_set_summary (PursuitSection *self, const char *summary);

/**
 * pursuit_section_set_narrow:
 * @self: a section
 * @narrow: whether it is a row that opens
 *
 * Chooses the form.
 */
void pursuit_section_set_narrow (PursuitSection *self, gboolean narrow);

/**
 * pursuit_section_open:
 * @self: a section
 *
 * Opens it if it is closed.
 */
void pursuit_section_open (PursuitSection *self);

G_END_DECLS
