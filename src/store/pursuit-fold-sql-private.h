/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

/* Gives a connection the functions fold_case (text) and fold_contains (text, folded), which SQL
 * lacks: its own LIKE and NOCASE know the letter case of ASCII only. NULL where the text is NULL.
 * Returns: an SQLite code */
int pursuit_fold_add_to_database (sqlite3 *database);
