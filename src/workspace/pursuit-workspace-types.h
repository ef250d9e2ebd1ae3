/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the two faces need to ask for lists and to follow changes: a face includes workspace
 * only, never store. */
#include "store/pursuit-query.h"
#include "store/pursuit-search.h"
#include "store/pursuit-store-change.h"
#include "store/pursuit-store-error.h"
