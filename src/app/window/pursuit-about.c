/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-about.h"

#include "app/widgets/pursuit-transient.h"

#include "core/pursuit-version.h"

#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>
#include <locale.h>

/* For a report of a problem: nothing of it says who somebody is or what is in a workspace. */
static char *
dup_report (void)
{
  g_autofree char *os = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);

  return g_strdup_printf (
      "Pursuit %s, commit %s\n%s\nGLib %u.%u.%u, GTK %u.%u.%u, libadwaita %u.%u.%u, "
      "GtkSourceView %u.%u.%u\nLocale %s, desktop %s, display %s\n",
      PURSUIT_VERSION, pursuit_version_get_commit (), os != NULL ? os : "?", glib_major_version,
      glib_minor_version, glib_micro_version, gtk_get_major_version (), gtk_get_minor_version (),
      gtk_get_micro_version (), adw_get_major_version (), adw_get_minor_version (),
      adw_get_micro_version (), gtk_source_get_major_version (), gtk_source_get_minor_version (),
      gtk_source_get_micro_version (), setlocale (LC_MESSAGES, NULL),
      g_getenv ("XDG_CURRENT_DESKTOP") != NULL ? g_getenv ("XDG_CURRENT_DESKTOP") : "?",
      G_OBJECT_TYPE_NAME (gdk_display_get_default ()));
}

static void
add_credits (AdwAboutWindow *window)
{
  const char *developers[] = { _ ("The Pursuit developers"), NULL };
  const char *libraries[] = { "GTK https://www.gtk.org",
                              "libadwaita https://gnome.pages.gitlab.gnome.org/libadwaita",
                              "GtkSourceView https://wiki.gnome.org/Projects/GtkSourceView",
                              "SQLite https://sqlite.org",
                              "cmark-gfm https://github.com/github/cmark-gfm",
                              "LIBLINEAR https://www.csie.ntu.edu.tw/~cjlin/liblinear",
                              "Nettle https://www.lysator.liu.se/~nisse/nettle",
                              NULL };

  adw_about_window_set_developers (window, developers);
  /* Translators: the libraries that the program uses. */
  adw_about_window_add_credit_section (window, _ ("Built on"), libraries);
}

/* The window gives its lists and the button with the version no name for screen readers. */
static void
name_parts (GtkWidget *widget, const char *version)
{
  if (GTK_IS_LIST_BOX (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("More about Pursuit"), -1);
  else if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "app-version"))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, version,
                                    -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_parts (child, version);
}

void
pursuit_about_show (GtkWindow *parent)
{
  GtkWidget *window = adw_about_window_new ();
  g_autofree char *report = dup_report ();
  /* Translators: the version, and the short hash of the commit that it was built from. */
  g_autofree char *version
      = g_strdup_printf (_ ("%s, commit %s"), PURSUIT_VERSION, pursuit_version_get_commit ());

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  g_object_set (window, "application-name", "Pursuit", "application-icon", PURSUIT_APP_ID,
                "version", version, "developer-name", _ ("The Pursuit developers"), "comments",
                _ ("Leads in, scored with reasons, a proposal out. "
                   "Everything stays on this machine."),
                "copyright", _ ("© 2026 The Pursuit developers"), "license-type",
                GTK_LICENSE_GPL_3_0, "debug-info", report, "debug-info-filename",
                "pursuit-report.txt", NULL);
  /* Translators: your names, one a line; they stand in the window “About Pursuit”. */
  adw_about_window_set_translator_credits (ADW_ABOUT_WINDOW (window), _ ("translator-credits"));
  add_credits (ADW_ABOUT_WINDOW (window));
  name_parts (window, version);
  pursuit_transient_set (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), parent != NULL);
  gtk_window_present (GTK_WINDOW (window));
}
