/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/pursuit-workspace-error.h"

G_DEFINE_QUARK (pursuit - workspace - error - quark, pursuit_workspace_error)
