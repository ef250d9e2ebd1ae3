/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-application.h"
#include "core/pursuit-harden.h"
#include "core/pursuit-locale.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (PursuitApplication) application = NULL;

  /* The first key does the rest, see pursuit_harden_process(). */
  pursuit_harden_cores ();
  setlocale (LC_ALL, "");
  pursuit_locale_bind_words ();
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Pursuit");

  application = pursuit_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
