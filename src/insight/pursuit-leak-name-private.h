/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the name of a column says about when it is filled in. */
typedef enum
{
  PURSUIT_LEAK_NAME_PLAIN,
  PURSUIT_LEAK_NAME_TOOL,      /* another program's judgement: a score, an index */
  PURSUIT_LEAK_NAME_AFTERMATH, /* changes as long as somebody works on the lead */
  PURSUIT_LEAK_NAME_JUDGEMENT, /* set by hand while somebody works on the lead */
  PURSUIT_LEAK_NAME_OUTCOME,   /* filled in when it ends */
} PursuitLeakName;

/*
 * Judges a name by words that CRM systems have in common, English and German. A word that puts
 * them into another time or on another matter ("expected", "previous", "marital") makes the
 * outcome an aftermath and the rest plain.
 */
PursuitLeakName pursuit_leak_name_classify (const char *name);

G_END_DECLS
