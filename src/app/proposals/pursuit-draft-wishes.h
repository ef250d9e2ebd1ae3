/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/proposals/pursuit-drafting.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_DRAFT_WISHES (pursuit_draft_wishes_get_type ())

/**
 * PursuitDraftWishes:
 *
 * What a person says about a draft: by which template, in which language, in what tone; or of one
 * section what shall change.
 *
 * Signal `changed`: a person said something else.
 */
G_DECLARE_FINAL_TYPE (
    PursuitDraftWishes, pursuit_draft_wishes, PURSUIT, DRAFT_WISHES, AdwPreferencesGroup)

/**
 * pursuit_draft_wishes_new:
 *
 * Returns: (transfer floating): the wishes for a whole draft, with no template yet
 */
GtkWidget *pursuit_draft_wishes_new (void);

/**
 * pursuit_draft_wishes_new_for_section:
 * @sections: the headings of the text
 * @chosen: (nullable): the one that is chosen at first
 *
 * Returns: (transfer floating): the wishes for one section of a proposal
 */
GtkWidget *pursuit_draft_wishes_new_for_section (const char *const *sections, const char *chosen);

/**
 * pursuit_draft_wishes_set_templates:
 * @self: the wishes for a whole draft
 * @templates: (element-type PursuitRecord): the templates to choose from
 *
 * Offers templates, the first one chosen.
 */
void pursuit_draft_wishes_set_templates (PursuitDraftWishes *self, GPtrArray *templates);

/**
 * pursuit_draft_wishes_get_options:
 * @self: the wishes
 * @options: (out caller-allocates): what they come to, for the engine "ai"; its strings are valid
 *   until a wish changes
 */
void pursuit_draft_wishes_get_options (PursuitDraftWishes *self, PursuitDraftOptions *options);

G_END_DECLS
