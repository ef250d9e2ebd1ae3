/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-version.h"

#include "core/pursuit-commit.h"

const char *
pursuit_version_get_commit (void)
{
  return PURSUIT_COMMIT;
}
