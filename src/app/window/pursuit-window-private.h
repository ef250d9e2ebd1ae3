/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/pursuit-column.h"
#include "app/window/pursuit-sidebar.h"
#include "app/window/pursuit-start-page.h"
#include "app/window/pursuit-window.h"
#include "app/window/pursuit-work-bar.h"

G_BEGIN_DECLS

struct _PursuitWindow
{
  AdwApplicationWindow parent_instance;

  char *profile;               /* (nullable) */
  PursuitWorkspace *workspace; /* (nullable) */
  GPtrArray *places;           /* (element-type PursuitPlace) (nullable) */
  guint present;               /* the place that is shown */
  GCancellable *cancellable;   /* of what belongs to the window; cancelled when it closes */
  GListModel *waiting_files;   /* (nullable) to import when a workspace is open */
  AdwToast *toast;             /* (nullable) (weak) that is shown; there is never more than one */
  guint upkeep;                /* the timer of pursuit_window_keep_up(), 0 for none */
  gboolean backup_failed;      /* the last one by itself, and that was said */
  guint present_soon;          /* the timer that presents the window, 0 for none */
  gboolean complete;           /* the open workspace is shown with everything around its list */
  guint completing;            /* the idle that makes it so, 0 for none */
  guint adding_page;           /* the idle that puts the page beside a new list, 0 for none */
  gulong painted_handler;      /* that waits for the list to be painted, 0 for none */

  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwBin *start;
  AdwFlap *flap;
  PursuitSidebar *sidebar;
  PursuitColumn *list_column;
  AdwLeaflet *columns;
  GtkStack *lists;
  GtkStack *pages;
  GtkStack *views;
  PursuitWorkBar *work_bar;
};

/* Adds the window's actions and keys to its class. */
void pursuit_window_class_install_actions (GtkWidgetClass *widget_class);

/* Takes back an action, 0 for the last one, or does again what was taken back last. One that takes
 * a while is shown, and can be stopped. */
void pursuit_window_undo (PursuitWindow *self, gint64 action);
void pursuit_window_redo (PursuitWindow *self);

/* Takes the toast away that is shown, if there is one: what it says or offers is over. */
void pursuit_window_drop_toast (PursuitWindow *self);

/* Computes which actions are possible now. The one place that does. */
void pursuit_window_update_actions (PursuitWindow *self);

/* Shows the page with what to do: no workspace yet, or one that does not open. */
void pursuit_window_show_start (PursuitWindow *self, const GError *error);

/* Takes a workspace that was opened, with everything that shows it. */
void pursuit_window_take_workspace (PursuitWindow *self, PursuitWorkspace *workspace);

/* Lets go of the workspace with everything that shows it. */
void pursuit_window_forget_workspace (PursuitWindow *self);

/* Closes a workspace that turned out to be damaged, and shows the ways out. */
void pursuit_window_leave_damaged (PursuitWindow *self, const GError *error);

/* Opens the profile again in the given mode. */
void pursuit_window_reopen (PursuitWindow *self, PursuitWorkspaceMode mode);

/* Makes a workspace in the profile folder and opens it. */
void pursuit_window_create_workspace (PursuitWindow *self, gboolean demo, gboolean import);

/* Makes the hourly backup and lets scores by hand end, as far as their time has come. */
void pursuit_window_keep_up (PursuitWindow *self);
/* Does so from time to time while the workspace is open. */
void pursuit_window_start_upkeep (PursuitWindow *self);
void pursuit_window_stop_upkeep (PursuitWindow *self);

/* Asks where to, and copies the open workspace there. */
void pursuit_window_back_up (PursuitWindow *self);

/* Presents the window if that was to happen soon. */
void pursuit_window_present_now (PursuitWindow *self);

/* Shows what waits for the list of a workspace that was just opened: the page beside it, counts,
 * upkeep. Nothing happens when it is shown already. */
void pursuit_window_complete (PursuitWindow *self);
/* Forgets that the list was waited for, before another workspace or the end. */
void pursuit_window_stop_waiting (PursuitWindow *self);

/* The folder of the demo workspace where no profile was named: beside the default one. */
char *pursuit_window_dup_demo_dir (void);

G_END_DECLS
