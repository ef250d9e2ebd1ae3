/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-engine-name.h"

#include <string.h>

gboolean
pursuit_engine_name_is_open (const char *name)
{
  return name == NULL || strcmp (name, PURSUIT_ENGINE_AUTO) == 0
         || strcmp (name, PURSUIT_ENGINE_LOCAL) == 0;
}
