/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PursuitLeadFilter:
 * @stage: "" for all, or a stage
 * @owner: "" for all, "me", or a user's id
 * @scored: only leads with a score of 60 or more
 * @text: "" or what the search field says
 * @rest: "" or the conditions for which there is no chip, as they were written
 *
 * The conditions of an expression as the chips of the list of leads show them.
 */
typedef struct
{
  char *stage;
  char *owner;
  gboolean scored;
  char *text;
  char *rest;
} PursuitLeadFilter;

/**
 * pursuit_lead_filter_new:
 * @expression: (nullable): conditions as `pursuitctl list --where` takes them
 * @error: which word was not understood
 *
 * Takes an expression apart. What no chip can show goes to `rest`, so that nothing is lost.
 *
 * Returns: (transfer full) (nullable): the filter
 */
PursuitLeadFilter *pursuit_lead_filter_new (const char *expression, GError **error);

/**
 * pursuit_lead_filter_free:
 * @self: (transfer full): a filter
 *
 * Frees a filter.
 */
void pursuit_lead_filter_free (PursuitLeadFilter *self);

/**
 * pursuit_lead_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether it keeps all leads
 */
gboolean pursuit_lead_filter_is_empty (const PursuitLeadFilter *self);

/**
 * pursuit_lead_filter_create_query:
 * @self: a filter
 * @sort: an order as pursuit_query_set_sort() takes it
 * @scope: who asks
 *
 * Returns: (transfer full): a query for the leads that it keeps
 */
PursuitQuery *pursuit_lead_filter_create_query (const PursuitLeadFilter *self,
                                                const char *sort,
                                                const PursuitScope *scope);

/**
 * pursuit_lead_filter_dup_expression:
 * @self: a filter
 *
 * Returns: (transfer full): all conditions, which pursuit_lead_filter_new() understands
 */
char *pursuit_lead_filter_dup_expression (const PursuitLeadFilter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitLeadFilter, pursuit_lead_filter_free)

G_END_DECLS
