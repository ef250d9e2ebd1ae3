/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tests/store/store-fixture.h"

G_BEGIN_DECLS

/* A record of any kind that may be stored: every field that a person could fill holds a valid value
 * that depends on @n, so that equal numbers give equal records. */
PursuitRecord *store_sample_new (PursuitKind kind, guint n);

/* Leads that tie in every order: few values, many of them missing. */
void store_sample_put_leads (StoreFixture *fixture, guint n_leads);

/* For tests that run over all kinds that people work with. */
gboolean store_sample_is_wanted (PursuitKind kind);

G_END_DECLS
