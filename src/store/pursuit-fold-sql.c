/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-fold-sql-private.h"

#include "store/pursuit-fold-private.h"

/* Not for the schema: a file must open in other programs, too. */
#define FLAGS (SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY)

static void
fold_case (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (text != NULL)
    sqlite3_result_text (context, pursuit_fold_case (text), -1, g_free);
}

static void
fold_contains (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  const char *folded = (const char *) sqlite3_value_text (values[1]);

  if (text != NULL && folded != NULL)
    sqlite3_result_int (context, pursuit_fold_contains (text, folded));
}

int
pursuit_fold_add_to_database (sqlite3 *database)
{
  int code = sqlite3_create_function_v2 (database, "fold_case", 1, FLAGS, NULL, fold_case, NULL,
                                         NULL, NULL);

  return code != SQLITE_OK ? code
                           : sqlite3_create_function_v2 (database, "fold_contains", 2, FLAGS, NULL,
                                                         fold_contains, NULL, NULL, NULL);
}
