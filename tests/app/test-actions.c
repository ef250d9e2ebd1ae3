/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-action-table.h"
#include "app/import/pursuit-import-assistant.h"
#include "app/leads/pursuit-lead-list.h"
#include "app/leads/pursuit-lead-page.h"
#include "app/proposals/pursuit-markdown-editor.h"
#include "app/window/pursuit-places.h"
#include "app/proposals/pursuit-proposal-studio.h"
#include "app/window/pursuit-shortcuts.h"
#include "app/window/pursuit-window-private.h"
#include "tests/app/pursuit-window-test.h"

typedef PursuitWindowTest Fixture;

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* What is in one and not in the other. */
static void
assert_subset (GHashTable *part, GHashTable *whole, const char *complaint)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, part);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (whole, name))
      g_error ("%s: %s", complaint, (const char *) name);
}

static char *
dup_name (const char *detailed)
{
  g_autoptr (GVariant) target = NULL;
  char *name = NULL;

  g_assert_true (g_action_parse_detailed_name (detailed, &name, &target, NULL));

  return name;
}

static void
add_class (GHashTable *names, GType type)
{
  GtkWidgetClass *klass = g_type_class_ref (type);
  GType owner;
  const char *name;
  const GVariantType *parameter;
  const char *property;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &parameter, &property);
       i++)
    if (owner == type)
      g_hash_table_add (names, g_strdup (name));
  g_type_class_unref (klass);
}

static void
add_group (GHashTable *names, const char *prefix, GActionGroup *group)
{
  g_auto (GStrv) own = g_action_group_list_actions (group);

  for (guint i = 0; own[i] != NULL; i++)
    g_hash_table_add (names, g_strdup_printf ("%s.%s", prefix, own[i]));
}

static GHashTable *
list_installed (Fixture *self)
{
  GHashTable *names = new_set ();

  add_class (names, PURSUIT_TYPE_WINDOW);
  add_class (names, PURSUIT_TYPE_PROPOSAL_STUDIO);
  add_class (names, PURSUIT_TYPE_IMPORT_ASSISTANT);
  add_group (names, "app", G_ACTION_GROUP (gtk_window_get_application (GTK_WINDOW (self->window))));
  for (guint i = 0; i < self->window->places->len; i++)
    add_group (names, PURSUIT_PLACE_GET_CLASS (self->window->places->pdata[i])->name,
               G_ACTION_GROUP (pursuit_place_get_actions (self->window->places->pdata[i])));

  return names;
}

static GHashTable *
list_table (gboolean with_key_actions)
{
  GHashTable *names = new_set ();
  guint n;
  const PursuitActionInfo *table = pursuit_action_table_get (&n);

  for (guint i = 0; i < n; i++)
    {
      if (table[i].action != NULL)
        g_hash_table_add (names, dup_name (table[i].action));
      if (with_key_actions && table[i].key_action != NULL)
        g_hash_table_add (names, g_strdup (table[i].key_action));
    }

  return names;
}

static void
table_is_what_is_installed (Fixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) installed = list_installed (self);
  g_autoptr (GHashTable) all = list_table (TRUE);
  g_autoptr (GHashTable) offered = list_table (FALSE);

  assert_subset (installed, all, "An action that the palette does not know");
  /* GTK installs this one in every window. */
  g_hash_table_add (installed, g_strdup ("window.close"));
  assert_subset (offered, installed, "The palette promises an action that is not installed");
}

static void
places_are_called_what_they_are (Fixture *self, gconstpointer data)
{
  guint n;
  const PursuitActionInfo *table = pursuit_action_table_get (&n);

  for (guint p = 0; p < self->window->places->len; p++)
    {
      const PursuitPlaceClass *klass = PURSUIT_PLACE_GET_CLASS (self->window->places->pdata[p]);
      g_autofree char *action = g_strdup_printf ("win.show-place(%u)", p + 1);
      g_autofree char *expected = g_strdup_printf ("Go to %s", klass->title);
      const PursuitActionInfo *found = NULL;

      for (guint i = 0; i < n; i++)
        if (g_strcmp0 (table[i].action, action) == 0)
          found = &table[i];
      g_assert_nonnull (found);
      g_assert_cmpint (g_ascii_strcasecmp (found->title, expected), ==, 0);
    }
}

static void
enabled_is_what_the_group_says (Fixture *self, gconstpointer data)
{
  GActionGroup *leads = G_ACTION_GROUP (pursuit_place_get_actions (self->window->places->pdata[0]));
  guint n;
  const PursuitActionInfo *table = pursuit_action_table_get (&n);
  guint n_enabled = 0;
  guint n_disabled = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = table[i].action != NULL ? dup_name (table[i].action) : NULL;
      gboolean enabled;

      if (name == NULL || !g_str_has_prefix (name, "leads."))
        continue;
      enabled = g_action_group_get_action_enabled (leads, name + strlen ("leads."));
      g_assert_cmpint (pursuit_action_table_is_enabled (&table[i], GTK_WIDGET (self->window)), ==,
                       enabled);
      n_enabled += enabled;
      n_disabled += !enabled;
    }
  /* With no lead chosen there are both. */
  g_assert_cmpuint (n_enabled, >, 0);
  g_assert_cmpuint (n_disabled, >, 0);
}

/* "<Control>k win.show-palette" for every key that a widget's class binds to one of our actions. */
static GHashTable *
list_bound (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  GHashTable *bound = new_set ();

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (controller)
                        && k < g_list_model_get_n_items (G_LIST_MODEL (controller));
           k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
          g_autofree char *trigger
              = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));
          const char *name = GTK_IS_NAMED_ACTION (action)
                                 ? gtk_named_action_get_action_name (GTK_NAMED_ACTION (action))
                                 : NULL;

          if (name != NULL
              && (g_str_has_prefix (name, "win.") || g_str_has_prefix (name, "leads.")
                  || g_str_has_prefix (name, "editor.") || g_str_has_prefix (name, "app.")
                  || g_str_has_prefix (name, "proposal.") || g_str_equal (name, "window.close")))
            g_hash_table_add (bound, g_strdup_printf ("%s %s", trigger, name));
        }
    }

  return bound;
}

/* The keys of one binding: the application has one for each key, a class one for all. */
static char **
split_keys (const PursuitActionInfo *info)
{
  g_auto (GStrv) keys = g_strsplit (info->keys, " ", -1);
  g_autofree char *either = g_strjoinv ("|", keys);

  return info->scope == PURSUIT_KEYS_EVERYWHERE ? g_steal_pointer (&keys)
                                                : g_strsplit (either, " ", -1);
}

static void
add_promised (GHashTable *promised, PursuitKeyScope scope)
{
  guint n;
  const PursuitActionInfo *table = pursuit_action_table_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) keys = table[i].keys != NULL ? split_keys (&table[i]) : NULL;
      g_autofree char *name = NULL;

      if (keys == NULL || table[i].scope != scope || table[i].action == NULL)
        continue;
      name = dup_name (table[i].key_action != NULL ? table[i].key_action : table[i].action);
      for (guint k = 0; keys[k] != NULL; k++)
        {
          g_autoptr (GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (keys[k]);
          g_autofree char *text = gtk_shortcut_trigger_to_string (trigger);

          g_hash_table_add (promised, g_strdup_printf ("%s %s", text, name));
        }
    }
}

static void
check_keys (GtkWidget *widget, PursuitKeyScope scope, PursuitKeyScope other)
{
  g_autoptr (GHashTable) bound = list_bound (widget);
  g_autoptr (GHashTable) promised = new_set ();
  g_autoptr (GHashTable) all = new_set ();

  add_promised (promised, scope);
  add_promised (promised, other);
  for (PursuitKeyScope any = PURSUIT_KEYS_EVERYWHERE; any <= PURSUIT_KEYS_EDITOR; any++)
    add_promised (all, any);
  assert_subset (bound, all, "A key that the shortcuts do not show");
  assert_subset (promised, bound, "The shortcuts show a key that does nothing");
}

static void
keys_are_what_is_bound (Fixture *self, gconstpointer data)
{
  GtkWidget *list = pursuit_window_test_await (self->window, PURSUIT_TYPE_LEAD_LIST, NULL);
  GtkWidget *editor = g_object_ref_sink (g_object_new (PURSUIT_TYPE_MARKDOWN_EDITOR, NULL));
  GtkWidget *studio = g_object_ref_sink (g_object_new (PURSUIT_TYPE_PROPOSAL_STUDIO, NULL));
  GtkWidget *page = pursuit_place_get_page (self->window->places->pdata[0]);

  /* GTK binds the accelerators of the application in its windows. */
  check_keys (GTK_WIDGET (self->window), PURSUIT_KEYS_WINDOW, PURSUIT_KEYS_EVERYWHERE);
  check_keys (list, PURSUIT_KEYS_LEAD, PURSUIT_KEYS_LEAD_LIST);
  check_keys (page, PURSUIT_KEYS_LEAD, PURSUIT_KEYS_LEAD);
  check_keys (editor, PURSUIT_KEYS_EDITOR, PURSUIT_KEYS_EDITOR);
  check_keys (studio, PURSUIT_KEYS_STUDIO, PURSUIT_KEYS_STUDIO);
  g_object_unref (editor);
  g_object_unref (studio);
}

static void
accelerators_are_those_of_the_table (Fixture *self, gconstpointer data)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self->window));
  g_auto (GStrv) described = gtk_application_list_action_descriptions (application);
  g_autoptr (GHashTable) promised = new_set ();
  g_autoptr (GHashTable) real = new_set ();

  add_promised (promised, PURSUIT_KEYS_EVERYWHERE);
  for (guint i = 0; described[i] != NULL; i++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, described[i]);
      g_autofree char *name = dup_name (described[i]);

      for (guint k = 0; keys[k] != NULL; k++)
        {
          g_autoptr (GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (keys[k]);
          g_autofree char *text = gtk_shortcut_trigger_to_string (trigger);

          g_hash_table_add (real, g_strdup_printf ("%s %s", text, name));
        }
    }
  assert_subset (real, promised, "An accelerator that the shortcuts do not show");
  assert_subset (promised, real, "The shortcuts show an accelerator that is not set");
}

static void
collect_shown (GtkWidget *widget, GHashTable *shown)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      g_autofree char *title = NULL;
      g_autofree char *keys = NULL;

      g_object_get (widget, "title", &title, "accelerator", &keys, NULL);
      g_hash_table_add (shown, g_strdup_printf ("%s: %s", title, keys));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_shown (child, shown);
}

static void
shortcuts_window_shows_every_key (Fixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) shown = new_set ();
  g_autoptr (GHashTable) promised = new_set ();
  guint n;
  const PursuitActionInfo *table = pursuit_action_table_get (&n);
  GtkWidget *window;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-help-overlay", NULL);
  window = pursuit_window_test_await_window (GTK_TYPE_SHORTCUTS_WINDOW);
  collect_shown (window, shown);
  for (guint i = 0; i < n; i++)
    if (table[i].keys != NULL)
      g_hash_table_add (promised, g_strdup_printf ("%s: %s", table[i].title, table[i].keys));
  assert_subset (shown, promised, "A shortcut that is not in the table");
  assert_subset (promised, shown, "A shortcut that is not shown");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, pursuit_window_test_set_up, test, pursuit_window_test_tear_down);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  add ("/app/actions/table-is-what-is-installed", table_is_what_is_installed);
  add ("/app/actions/places-are-called-what-they-are", places_are_called_what_they_are);
  add ("/app/actions/enabled-is-what-the-group-says", enabled_is_what_the_group_says);
  add ("/app/actions/keys-are-what-is-bound", keys_are_what_is_bound);
  add ("/app/actions/accelerators-are-those-of-the-table", accelerators_are_those_of_the_table);
  add ("/app/actions/shortcuts-window-shows-every-key", shortcuts_window_shows_every_key);

  return g_test_run ();
}
