/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-harden.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

void
pursuit_harden_cores (void)
{
  const struct rlimit none = { 0, 0 };

  if (setrlimit (RLIMIT_CORE, &none) != 0)
    g_warning ("A crash may leave a core file: the limit cannot be set");
}

void
pursuit_harden_process (void)
{
  pursuit_harden_cores ();
  if (access ("/.flatpak-info", F_OK) != 0)
    prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
}
