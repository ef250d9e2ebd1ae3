/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * pursuit_test_data_path:
 * @relative: a path below the data folder, such as "crm-csv/hubspot"
 *
 * Finds a piece of the real third-party data: below PURSUIT_TEST_DATA if that is set, else in
 * the sibling folder `../shared/data` of the checkout. When it is not there the running test is
 * marked as skipped with the reason, and %NULL comes back: the test then returns.
 *
 * Returns: (transfer full) (nullable): an absolute path that exists
 */
char *pursuit_test_data_path (const char *relative);

/**
 * pursuit_test_data_load:
 * @relative: a file below the data folder
 * @length: (out) (optional): its size in bytes
 *
 * Loads such a file whole; skips the test like pursuit_test_data_path().
 *
 * Returns: (transfer full) (nullable): the content, with a zero byte behind it
 */
char *pursuit_test_data_load (const char *relative, gsize *length);

/**
 * pursuit_test_make_dir:
 *
 * Makes a fresh private folder below the system's temporary folder. The caller removes it with
 * pursuit_test_remove_dir().
 *
 * Returns: (transfer full): its path
 */
char *pursuit_test_make_dir (void);

/**
 * pursuit_test_remove_dir:
 * @path: (transfer full): a folder that pursuit_test_make_dir() made
 *
 * Removes the folder with everything below it, and frees the path.
 */
void pursuit_test_remove_dir (char *path);

G_END_DECLS
