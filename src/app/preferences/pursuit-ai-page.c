/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/preferences/pursuit-ai-page.h"

#include "app/preferences/pursuit-preferences.h"
#include "app/preferences/pursuit-provider-dialog.h"
#include "app/preferences/pursuit-provider-row.h"
#include "app/widgets/pursuit-transient.h"
#include "core/pursuit-slices.h"
#include "core/pursuit-util.h"
#include "workspace/ai/pursuit-ai-allowed.h"
#include "workspace/ai/pursuit-ai-rungs.h"
#include "workspace/ai/pursuit-egress.h"
#include "workspace/ai/pursuit-provider-keys.h"
#include "workspace/ai/pursuit-provider-order.h"
#include "workspace/ai/pursuit-providers.h"

#include <glib/gi18n-lib.h>

struct _PursuitAiPage
{
  AdwPreferencesPage parent_instance;

  PursuitWindow *window; /* (nullable) (weak) */
  PursuitWorkspace *workspace;
  GCancellable *cancellable;
  GPtrArray *setups; /* (nullable) (element-type PursuitProviderSetup) what the rows show */
  GPtrArray *rows;   /* (element-type GtkWidget) (unowned) */
  char *moved;       /* (nullable) the provider that was moved, whose row gets the focus back */
  int moved_by;      /* -1 or 1 */
  guint adding;      /* the source that adds rows, 0 when all are there */
  gboolean is_told;  /* the switches show what is kept, and a change is the person's */
  gboolean is_next_told;

  AdwPreferencesGroup *group;
  GtkWidget *add_button;
  GtkWidget *empty_row;
  GtkWidget *allowed_group;
  AdwActionRow *score_row;
  GtkSwitch *score_switch;
  AdwActionRow *draft_row;
  GtkSwitch *draft_switch;
  AdwActionRow *conversation_row;
  GtkSwitch *conversation_switch;
  GtkSwitch *next_switch;
  AdwActionRow *kept_row;
  GtkWidget *forget_button;
};

G_DEFINE_FINAL_TYPE (PursuitAiPage, pursuit_ai_page, ADW_TYPE_PREFERENCES_PAGE)

static void read_providers (PursuitAiPage *self);
static void read_allowed (PursuitAiPage *self);

/* Not in passing: there is something to do, and it has to be read to its end. */
static void
tell_left (PursuitAiPage *self, const char *left)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *parent = root != NULL && gtk_widget_get_visible (GTK_WIDGET (root))
                          ? GTK_WINDOW (root)
                          : GTK_WINDOW (self->window);
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("The key stays in the keyring"), left);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
remove_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitAiPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *left = NULL;

  if (!pursuit_workspace_remove_provider_finish (PURSUIT_WORKSPACE (source), result, &left, &error))
    pursuit_preferences_show_problem (GTK_WIDGET (self), self->window,
                                      _ ("The provider was not removed"), error);
  if (left != NULL)
    tell_left (self, left);
  if (!g_cancellable_is_cancelled (self->cancellable))
    read_providers (self);
}

static void
on_response (PursuitAiPage *self, const char *response, AdwMessageDialog *dialog)
{
  if (g_str_equal (response, "remove"))
    pursuit_workspace_remove_provider_async (self->workspace,
                                             g_object_get_data (G_OBJECT (dialog), "provider"),
                                             self->cancellable, remove_cb, g_object_ref (self));
}

/* Undo would set it up again, but at the end of the order and without its key. */
static void
on_remove (PursuitAiPage *self, PursuitProviderRow *row)
{
  const char *name = pursuit_provider_row_get_name (row);
  /* Translators: %s is the name of a provider */
  g_autofree char *title = g_strdup_printf (_ ("Remove %s?"), name);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title,
      _ ("It is asked no more, and its key is forgotten unless another provider uses it. What it "
         "did so far stays in “AI Usage”."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "remove",
                                    _ ("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "provider", g_strdup (name), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
present_dialog (PursuitAiPage *self, const PursuitProviderSetup *setup)
{
  GtkWindow *dialog = pursuit_provider_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace, setup);

  g_signal_connect_object (dialog, "changed", G_CALLBACK (read_providers), self, G_CONNECT_SWAPPED);
  pursuit_transient_present (dialog);
}

static void
on_add (PursuitAiPage *self)
{
  present_dialog (self, NULL);
}

static void
on_edit (PursuitAiPage *self, PursuitProviderRow *row)
{
  present_dialog (self, pursuit_provider_row_get_setup (row));
}

/* The order of the person */

static void
order_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitAiPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) providers
      = pursuit_workspace_order_providers_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (providers == NULL)
    pursuit_preferences_show_problem (GTK_WIDGET (self), self->window,
                                      _ ("The order of the providers was not changed"), error);
  read_providers (self);
}

/* It goes on when the window is closed at once: the person has said it. */
static void
on_move (PursuitAiPage *self, int by, PursuitProviderRow *row)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint at = 0;

  for (guint i = 0; i < self->setups->len; i++)
    {
      const PursuitProviderSetup *setup = self->setups->pdata[i];

      if (g_str_equal (setup->name, pursuit_provider_row_get_name (row)))
        at = i;
      g_ptr_array_add (names, setup->name);
    }
  if ((by < 0 && at == 0) || (by > 0 && at + 1 >= names->len))
    return;

  g_ptr_array_insert (names, (int) at + by, g_ptr_array_steal_index (names, at));
  g_ptr_array_add (names, NULL);
  pursuit_set_str (&self->moved, pursuit_provider_row_get_name (row));
  self->moved_by = by;
  pursuit_workspace_order_providers_async (self->workspace, (const char *const *) names->pdata,
                                           NULL, order_cb, g_object_ref (self));
}

static void
give_focus_back (PursuitAiPage *self, PursuitProviderRow *row)
{
  if (g_strcmp0 (self->moved, pursuit_provider_row_get_name (row)) != 0)
    return;
  pursuit_provider_row_focus_move (row, self->moved_by);
  g_clear_pointer (&self->moved, g_free);
}

static gboolean
add_next (gpointer data)
{
  PursuitAiPage *self = data;
  GtkWidget *row;

  if (self->rows->len == self->setups->len)
    {
      self->adding = 0;
      return FALSE;
    }

  row = pursuit_provider_row_new (self->workspace, self->setups->pdata[self->rows->len]);
  g_signal_connect_object (row, "remove", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "edit", G_CALLBACK (on_edit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "move", G_CALLBACK (on_move), self, G_CONNECT_SWAPPED);
  pursuit_provider_row_set_ends (PURSUIT_PROVIDER_ROW (row), self->rows->len == 0,
                                 self->rows->len + 1 == self->setups->len);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
  give_focus_back (self, PURSUIT_PROVIDER_ROW (row));

  return TRUE;
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitAiPage) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *setups
      = pursuit_workspace_list_providers_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (setups == NULL)
    {
      pursuit_preferences_show_problem (GTK_WIDGET (self), self->window,
                                        _ ("The providers could not be read"), error);
      return;
    }

  while (pursuit_ai_page_remove_row (self))
    ;
  g_clear_pointer (&self->setups, g_ptr_array_unref);
  self->setups = setups;
  gtk_widget_set_visible (self->empty_row, setups->len == 0);
  read_allowed (self);
  self->adding = pursuit_slices_add (G_PRIORITY_DEFAULT_IDLE, "ai-page: rows", add_next, self);
}

static void
read_providers (PursuitAiPage *self)
{
  pursuit_workspace_list_providers_async (self->workspace, self->cancellable, list_cb,
                                          g_object_ref (self));
}

/* What may be asked of AI where nobody is named */

/* Who is asked, and who is not as it came later. */
static char *
dup_whom (GPtrArray *permits, PursuitAiFeature feature)
{
  g_auto (GStrv) asked = pursuit_ai_permits_dup_names (permits, feature, TRUE);
  g_auto (GStrv) left = pursuit_ai_permits_dup_names (permits, feature, FALSE);
  g_autofree char *asked_names = g_strjoinv (", ", asked);
  g_autofree char *left_names = g_strjoinv (", ", left);

  if (*asked == NULL)
    return g_strdup (_ ("Asks nobody"));
  if (*left == NULL)
    /* Translators: %s are names of providers */
    return g_strdup_printf (_ ("Asks: %s"), asked_names);

  /* Translators: both are names of providers */
  return g_strdup_printf (_ ("Asks: %s. Not asked, as it came later: %s; switch on to ask it, "
                             "too."),
                          asked_names, left_names);
}

static void
show_permit (AdwActionRow *row, GtkSwitch *toggle, GPtrArray *permits, PursuitAiFeature feature)
{
  PursuitAiAllowed common = pursuit_ai_permits_get_common (permits);
  g_autofree char *whom = dup_whom (permits, feature);

  adw_action_row_set_subtitle (row, whom);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  whom, -1);
  gtk_switch_set_active (toggle, common.may[feature]);
}

static void
show_allowed (PursuitAiPage *self, GPtrArray *permits)
{
  self->is_told = FALSE;
  show_permit (self->score_row, self->score_switch, permits, PURSUIT_AI_FEATURE_SCORE);
  show_permit (self->draft_row, self->draft_switch, permits, PURSUIT_AI_FEATURE_DRAFT);
  show_permit (self->conversation_row, self->conversation_switch, permits,
               PURSUIT_AI_FEATURE_CONVERSATION);
  gtk_widget_set_sensitive (self->allowed_group,
                            permits->len > 0 && pursuit_workspace_is_writable (self->workspace));
  self->is_told = TRUE;
}

static void
get_allowed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitAiPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) permits
      = pursuit_workspace_get_allowed_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (permits != NULL)
    show_allowed (self, permits);
  else
    pursuit_preferences_show_problem (GTK_WIDGET (self), self->window,
                                      _ ("What is allowed could not be read"), error);
}

static void
read_allowed (PursuitAiPage *self)
{
  pursuit_workspace_get_allowed_async (self->workspace, self->cancellable, get_allowed_cb,
                                       g_object_ref (self));
}

/* It goes on when the window is closed at once: the person has said it. */
static void
set_allowed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitAiPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!pursuit_workspace_set_allowed_finish (PURSUIT_WORKSPACE (source), result, &error)
      && !g_cancellable_is_cancelled (self->cancellable))
    pursuit_preferences_show_problem (GTK_WIDGET (self), self->window,
                                      _ ("What is allowed was not changed"), error);
  if (!g_cancellable_is_cancelled (self->cancellable))
    read_allowed (self);
}

static void
on_allowed (PursuitAiPage *self, GParamSpec *pspec, GtkSwitch *toggle)
{
  PursuitAiFeature feature = toggle == self->score_switch   ? PURSUIT_AI_FEATURE_SCORE
                             : toggle == self->draft_switch ? PURSUIT_AI_FEATURE_DRAFT
                                                            : PURSUIT_AI_FEATURE_CONVERSATION;

  if (self->is_told)
    pursuit_workspace_allow_async (self->workspace, feature, gtk_switch_get_active (toggle), NULL,
                                   set_allowed_cb, g_object_ref (self));
}

/* Who is asked where a key fails */

static void
get_next_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitAiPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean next;

  if (!pursuit_workspace_get_next_without_key_finish (PURSUIT_WORKSPACE (source), result, &next,
                                                      &error))
    {
      pursuit_preferences_show_problem (GTK_WIDGET (self), self->window,
                                        _ ("The order of the providers could not be read"), error);
      return;
    }
  self->is_next_told = FALSE;
  gtk_switch_set_active (self->next_switch, next);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_switch),
                            pursuit_workspace_is_writable (self->workspace));
  self->is_next_told = TRUE;
}

static void
read_next (PursuitAiPage *self)
{
  pursuit_workspace_get_next_without_key_async (self->workspace, self->cancellable, get_next_cb,
                                                g_object_ref (self));
}

static void
set_next_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitAiPage) self = data;
  g_autoptr (GError) error = NULL;

  if (pursuit_workspace_set_next_without_key_finish (PURSUIT_WORKSPACE (source), result, &error)
      || g_cancellable_is_cancelled (self->cancellable))
    return;
  pursuit_preferences_show_problem (GTK_WIDGET (self), self->window,
                                    _ ("The order of the providers was not changed"), error);
  read_next (self);
}

/* It goes on when the window is closed at once: the person has said it. */
static void
on_next (PursuitAiPage *self)
{
  if (self->is_next_told)
    pursuit_workspace_set_next_without_key_async (self->workspace,
                                                  gtk_switch_get_active (self->next_switch), NULL,
                                                  set_next_cb, g_object_ref (self));
}

/* The row says what was done: what it is about stands there no more. */
static void
forget_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitAiPage) self = data;
  g_autoptr (GError) error = NULL;
  gint64 n_answers
      = pursuit_workspace_purge_answers_finish (PURSUIT_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (self->forget_button, TRUE);
  if (n_answers < 0)
    {
      pursuit_preferences_show_problem (GTK_WIDGET (self), self->window,
                                        _ ("The answers were not forgotten"), error);
      return;
    }
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu answer was forgotten",
                                       "%lu answers were forgotten", (gulong) n_answers),
                          (gulong) n_answers);
  adw_action_row_set_subtitle (self->kept_row, text);
}

/* It goes on when the window is closed at once: the person has said it. */
static void
on_forget (PursuitAiPage *self)
{
  gtk_widget_set_sensitive (self->forget_button, FALSE);
  pursuit_workspace_purge_answers_async (self->workspace, NULL, forget_cb, g_object_ref (self));
}

static void
pursuit_ai_page_dispose (GObject *object)
{
  PursuitAiPage *self = PURSUIT_AI_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->adding, g_source_remove);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (pursuit_ai_page_parent_class)->dispose (object);
}

static void
pursuit_ai_page_finalize (GObject *object)
{
  PursuitAiPage *self = PURSUIT_AI_PAGE (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->setups, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->moved, g_free);

  G_OBJECT_CLASS (pursuit_ai_page_parent_class)->finalize (object);
}

static void
pursuit_ai_page_class_init (PursuitAiPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_ai_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_ai_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-ai-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitAiPage, group);
  gtk_widget_class_bind_template_child (widget_class, PursuitAiPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitAiPage, empty_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitAiPage, allowed_group);
  gtk_widget_class_bind_template_child (widget_class, PursuitAiPage, score_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitAiPage, score_switch);
  gtk_widget_class_bind_template_child (widget_class, PursuitAiPage, draft_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitAiPage, draft_switch);
  gtk_widget_class_bind_template_child (widget_class, PursuitAiPage, conversation_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitAiPage, conversation_switch);
  gtk_widget_class_bind_template_child (widget_class, PursuitAiPage, next_switch);
  gtk_widget_class_bind_template_child (widget_class, PursuitAiPage, kept_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitAiPage, forget_button);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_allowed);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_forget);
}

static void
pursuit_ai_page_init (PursuitAiPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_sensitive (self->allowed_group, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_switch), FALSE);
}

void
pursuit_ai_page_open (PursuitAiPage *self, PursuitWindow *window)
{
  g_return_if_fail (PURSUIT_IS_AI_PAGE (self));
  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (pursuit_window_get_workspace (window) != NULL);

  g_set_weak_pointer (&self->window, window);
  g_set_object (&self->workspace, pursuit_window_get_workspace (window));
  gtk_widget_set_sensitive (self->add_button, pursuit_workspace_is_writable (self->workspace));
  gtk_widget_set_sensitive (self->forget_button, pursuit_workspace_is_writable (self->workspace));
  read_providers (self);
  read_next (self);
}

gboolean
pursuit_ai_page_remove_row (PursuitAiPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_AI_PAGE (self), FALSE);

  g_clear_handle_id (&self->adding, g_source_remove);
  if (self->rows->len == 0)
    return FALSE;

  adw_preferences_group_remove (self->group,
                                g_ptr_array_steal_index (self->rows, self->rows->len - 1));

  return TRUE;
}
