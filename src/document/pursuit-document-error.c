/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-document-error.h"

G_DEFINE_QUARK (pursuit - document - error - quark, pursuit_document_error)
