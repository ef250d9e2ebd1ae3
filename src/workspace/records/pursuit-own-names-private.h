/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session.h"

G_BEGIN_DECLS

/* Names of the own people, at most 256; what they say proves nothing about a lead. */
char **pursuit_own_names_load (PursuitSession *session, GError **error);

/* Whom a conversation may name: who took part, and the people of its lead. */
char **pursuit_names_of_load (PursuitSession *session, PursuitRecord *conversation, GError **error);

G_END_DECLS
