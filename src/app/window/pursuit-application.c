/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-application.h"

#include "app/window/pursuit-about.h"
#include "app/pursuit-app-resources.h"
#include "app/window/pursuit-appearance.h"
#include "app/window/pursuit-key-map.h"
#include "app/window/pursuit-window.h"
#include "core/pursuit-trace.h"
#include "core/pursuit-version.h"

#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>

struct _PursuitApplication
{
  AdwApplication parent_instance;

  GSettings *settings; /* (nullable) */
  char *profile;       /* (nullable) as named on the command line */
};

G_DEFINE_FINAL_TYPE (PursuitApplication, pursuit_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "profile", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Use the workspace in this folder"),
    N_ ("DIR") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and end"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[FILE…]") },
  { NULL },
};

/* The schema is missing where nobody installed or named it; that must not end the program. */
static GSettings *
load_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, PURSUIT_APP_ID, TRUE);

  return schema != NULL ? g_settings_new (PURSUIT_APP_ID) : NULL;
}

static char *
choose_profile (PursuitApplication *self)
{
  g_autofree char *last = NULL;

  if (self->profile != NULL)
    return g_strdup (self->profile);
  if (self->settings != NULL && g_getenv ("PURSUIT_PROFILE") == NULL)
    last = g_settings_get_string (self->settings, "last-profile");
  if (last != NULL && *last != '\0' && pursuit_workspace_exists (last))
    return g_steal_pointer (&last);

  return pursuit_workspace_get_default_dir ();
}

static PursuitWindow *
get_window (PursuitApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window != NULL && !PURSUIT_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); window == NULL && l != NULL;
       l = l->next)
    if (PURSUIT_IS_WINDOW (l->data))
      window = l->data;

  return window != NULL ? PURSUIT_WINDOW (window) : NULL;
}

static PursuitWindow *
present_window (PursuitApplication *self)
{
  PursuitWindow *window = get_window (self);

  if (window == NULL)
    {
      g_autofree char *profile = choose_profile (self);

      window = pursuit_window_new (self);
      pursuit_window_open_profile (window, profile);
      pursuit_window_present_soon (window);
    }
  else
    gtk_window_present (GTK_WINDOW (window));

  return window;
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pursuit_about_show (gtk_application_get_active_window (data));
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitWindow *window = get_window (data);

  /* Closing asks the window first, so that it can store what is being edited. */
  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  else
    g_application_quit (data);
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = on_about },
  { .name = "quit", .activate = on_quit },
};

static void
add_style (const char *name)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *path = g_strdup_printf ("/com/salesai/Pursuit/style/%s", name);

  gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* One style sheet a part of the window: every file in the folder belongs to the look. */
static void
add_styles (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children ("/com/salesai/Pursuit/style",
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    add_style (names[i]);
}

static void
pursuit_application_startup (GApplication *application)
{
  PursuitApplication *self = PURSUIT_APPLICATION (application);

  pursuit_trace_start ();
  pursuit_application_init_resources ();
  G_APPLICATION_CLASS (pursuit_application_parent_class)->startup (application);

  gtk_source_init ();
  gtk_window_set_default_icon_name (PURSUIT_APP_ID);
  add_styles ();
  self->settings = load_settings ();
  if (self->settings != NULL)
    pursuit_appearance_follow (self->settings);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  pursuit_key_map_start (pursuit_key_map_get_default (), GTK_APPLICATION (self), self->settings);
}

static void
pursuit_application_activate (GApplication *application)
{
  present_window (PURSUIT_APPLICATION (application));
}

static void
pursuit_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);

  for (int i = 0; i < n_files; i++)
    g_list_store_append (list, files[i]);
  pursuit_window_import_files (present_window (PURSUIT_APPLICATION (application)),
                               G_LIST_MODEL (list));
}

static int
pursuit_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  PursuitApplication *self = PURSUIT_APPLICATION (application);
  GVariantDict *given = g_application_command_line_get_options_dict (command_line);
  g_autofree const char **names = NULL;
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autofree char *profile = NULL;
  PursuitWindow *window;

  if (g_variant_dict_lookup (given, "profile", "^ay", &profile))
    {
      g_autoptr (GFile) dir
          = g_application_command_line_create_file_for_arg (command_line, profile);

      g_clear_pointer (&self->profile, g_free);
      self->profile = g_file_get_path (dir);
    }
  window = present_window (self);

  if (g_variant_dict_lookup (given, G_OPTION_REMAINING, "^a&ay", &names))
    for (guint i = 0; names[i] != NULL; i++)
      {
        g_autoptr (GFile) file
            = g_application_command_line_create_file_for_arg (command_line, names[i]);

        g_list_store_append (files, file);
      }
  if (g_list_model_get_n_items (G_LIST_MODEL (files)) > 0)
    pursuit_window_import_files (window, G_LIST_MODEL (files));

  return 0;
}

static int
pursuit_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  if (g_variant_dict_contains (given, "version"))
    {
      /* lint: allow print-in-main-only: what --version is for */
      g_print ("Pursuit %s (%s)\n", PURSUIT_VERSION, pursuit_version_get_commit ());
      return 0;
    }

  return -1;
}

static void
pursuit_application_finalize (GObject *object)
{
  PursuitApplication *self = PURSUIT_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->profile, g_free);

  G_OBJECT_CLASS (pursuit_application_parent_class)->finalize (object);
}

static void
pursuit_application_class_init (PursuitApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_application_finalize;
  application_class->startup = pursuit_application_startup;
  application_class->activate = pursuit_application_activate;
  application_class->open = pursuit_application_open;
  application_class->command_line = pursuit_application_command_line;
  application_class->handle_local_options = pursuit_application_handle_local_options;
}

static void
pursuit_application_init (PursuitApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

PursuitApplication *
pursuit_application_new (void)
{
  return g_object_new (PURSUIT_TYPE_APPLICATION, "application-id", PURSUIT_APP_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/com/salesai/Pursuit", NULL);
}

GSettings *
pursuit_application_get_settings (PursuitApplication *self)
{
  g_return_val_if_fail (PURSUIT_IS_APPLICATION (self), NULL);

  return self->settings;
}

void
pursuit_application_init_resources (void)
{
  static gsize once;

  /* A static library's constructor is only linked in when something names it. */
  if (g_once_init_enter (&once))
    {
      g_resources_register (pursuit_app_get_resource ());
      g_once_init_leave (&once, 1);
    }
}
