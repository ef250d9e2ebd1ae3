/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-store.h"

G_BEGIN_DECLS

/* What is not finished yet is called so; what a crash left of it may be removed. */
#define PURSUIT_PART_ENDING ".part"

/* Brings a new name of @file to the disk. */
void pursuit_sync_folder (const char *file);

/* Gives a finished file the place of the workspace, whose lock the caller holds; @part is gone
 * afterwards, also after an error. What stood there is kept in the folder of backups under the name
 * that @kept gets. */
gboolean
pursuit_replace_workspace (const char *workspace, const char *part, char **kept, GError **error);

G_END_DECLS
