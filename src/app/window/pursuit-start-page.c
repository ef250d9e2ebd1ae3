/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-start-page.h"

#include "app/window/pursuit-recovery.h"
#include "app/window/pursuit-window-private.h"
#include "workspace/pursuit-workspace-types.h"

#include <glib/gi18n-lib.h>

struct _PursuitStartPage
{
  AdwBin parent_instance;

  PursuitWindow *window; /* (unowned) the page stands in it */

  AdwStatusPage *status;
  GtkWidget *choices;
  GtkWidget *demo_row;
  GtkWidget *remedies;
  GtkWidget *retry_button;
  GtkWidget *read_button;
  PursuitRecovery *recovery;
  GtkLabel *folder_label;
};

G_DEFINE_FINAL_TYPE (PursuitStartPage, pursuit_start_page, ADW_TYPE_BIN)

/* What stands above the reason, and what can help: looking at the workspace, or another file in its
 * place. */
typedef struct
{
  int code; /* of PURSUIT_STORE_ERROR */
  const char *title;
  const char *icon_name;
  gboolean readable;
  gboolean replaceable;
} Trouble;

static const Trouble troubles[] = {
  { PURSUIT_STORE_ERROR_BUSY, N_ ("In Use"), "system-lock-screen-symbolic", TRUE, FALSE },
  { PURSUIT_STORE_ERROR_NEWER, N_ ("Made by a Newer Pursuit"), "software-update-urgent-symbolic",
    FALSE, FALSE },
  { PURSUIT_STORE_ERROR_DAMAGED, N_ ("The Workspace Is Damaged"), "dialog-error-symbolic", FALSE,
    TRUE },
  { PURSUIT_STORE_ERROR_NOT_A_WORKSPACE, N_ ("Not a Workspace"), "dialog-question-symbolic", FALSE,
    TRUE },
  { PURSUIT_STORE_ERROR_NOT_FOUND, N_ ("The Workspace Is Gone"), "dialog-question-symbolic", FALSE,
    TRUE },
  { PURSUIT_STORE_ERROR_READ_ONLY, N_ ("Cannot Be Written"), "changes-prevent-symbolic", TRUE,
    FALSE },
  { PURSUIT_STORE_ERROR_FULL, N_ ("The Disk Is Full"), "drive-harddisk-symbolic", TRUE, FALSE },
};

static const Trouble other_trouble
    = { -1, N_ ("The Workspace Does Not Open"), "dialog-warning-symbolic", TRUE, FALSE };

static const Trouble *
find_trouble (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    if (g_error_matches (error, PURSUIT_STORE_ERROR, troubles[i].code))
      return &troubles[i];

  return &other_trouble;
}

static void
show_trouble (PursuitStartPage *self, const GError *error)
{
  const Trouble *trouble = find_trouble (error);
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  adw_status_page_set_icon_name (self->status, trouble->icon_name);
  adw_status_page_set_title (self->status, _ (trouble->title));
  adw_status_page_set_description (self->status, markup);
  gtk_widget_set_visible (self->choices, FALSE);
  gtk_widget_set_visible (self->remedies, TRUE);
  gtk_widget_set_visible (self->read_button, trouble->readable);
  /* Where another file has to come, trying again is the last thing to do. */
  if (trouble->replaceable)
    gtk_widget_remove_css_class (self->retry_button, "suggested-action");
}

/* Backups may also outlive a file that somebody moved away. */
static void
offer_recovery (PursuitStartPage *self, const char *profile, const GError *error)
{
  if (error == NULL || find_trouble (error)->replaceable)
    pursuit_recovery_offer (
        self->recovery, self->window, profile,
        g_error_matches (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED));
}

static void
on_recovered (PursuitStartPage *self, const char *title, const char *description)
{
  g_autofree char *markup = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (self->status, "emblem-ok-symbolic");
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, markup);
  gtk_widget_set_visible (self->choices, FALSE);
  gtk_widget_set_visible (self->remedies, FALSE);
}

static void
on_demo_clicked (PursuitStartPage *self)
{
  pursuit_window_create_workspace (self->window, TRUE, FALSE);
}

static void
on_import_clicked (PursuitStartPage *self)
{
  pursuit_window_create_workspace (self->window, FALSE, TRUE);
}

static void
on_empty_clicked (PursuitStartPage *self)
{
  pursuit_window_create_workspace (self->window, FALSE, FALSE);
}

static void
on_retry_clicked (PursuitStartPage *self)
{
  pursuit_window_reopen (self->window, PURSUIT_WORKSPACE_WRITE);
}

static void
on_read_clicked (PursuitStartPage *self)
{
  pursuit_window_reopen (self->window, PURSUIT_WORKSPACE_READ);
}

static void
pursuit_start_page_class_init (PursuitStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PURSUIT_TYPE_RECOVERY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitStartPage, status);
  gtk_widget_class_bind_template_child (widget_class, PursuitStartPage, choices);
  gtk_widget_class_bind_template_child (widget_class, PursuitStartPage, demo_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitStartPage, remedies);
  gtk_widget_class_bind_template_child (widget_class, PursuitStartPage, retry_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitStartPage, read_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitStartPage, recovery);
  gtk_widget_class_bind_template_child (widget_class, PursuitStartPage, folder_label);
  gtk_widget_class_bind_template_callback (widget_class, on_recovered);
  gtk_widget_class_bind_template_callback (widget_class, on_demo_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_import_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_empty_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_read_clicked);
}

static void
pursuit_start_page_init (PursuitStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The group makes the list around its rows and gives it no name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (self->demo_row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Ways to begin"), -1);
}

GtkWidget *
pursuit_start_page_new (PursuitWindow *window, const char *profile, const GError *error)
{
  PursuitStartPage *self;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (profile != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_START_PAGE, NULL);
  self->window = window;
  folder = g_filename_display_name (profile);
  gtk_label_set_label (self->folder_label, folder);
  if (error != NULL)
    show_trouble (self, error);
  offer_recovery (self, profile, error);

  return GTK_WIDGET (self);
}
