/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-locale.h"

#include <glib/gi18n-lib.h>

void
pursuit_locale_bind_words (void)
{
  const char *dir = g_getenv ("PURSUIT_LOCALE_DIR");

  bindtextdomain (GETTEXT_PACKAGE, dir != NULL && *dir != '\0' ? dir : PURSUIT_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}
