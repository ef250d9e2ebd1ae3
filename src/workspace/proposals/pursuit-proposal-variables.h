/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which variables a proposal may use, for a menu: a face includes workspace only. */
#include "engines/pursuit-proposal-values.h"
