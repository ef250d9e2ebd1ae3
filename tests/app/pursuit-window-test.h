/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"
#include "tests/app/pursuit-widget-test.h"

G_BEGIN_DECLS

/* The whole window on a real workspace in a folder of its own. */
typedef struct
{
  char *dir;
  PursuitWindow *window;
  PursuitWorkspace *workspace; /* (nullable) (unowned) of the window */
} PursuitWindowTest;

/* Opens a window on a workspace with the demo's records: both have the shape of a fixture's. */
void pursuit_window_test_set_up (PursuitWindowTest *self, gconstpointer data);
void pursuit_window_test_tear_down (PursuitWindowTest *self, gconstpointer data);

/* Opens a window that has no workspace yet, in a fresh folder. */
void pursuit_window_test_set_up_empty (PursuitWindowTest *self, gconstpointer data);

/* Makes a workspace in a folder of the test and closes it again. */
void pursuit_window_test_make_workspace (const char *dir, gboolean demo);

/* Waits until the window has opened a workspace. */
void pursuit_window_test_await_workspace (PursuitWindowTest *self);

/* A child that the widget's template names. */
GtkWidget *pursuit_window_test_child (gpointer widget, const char *name);

/* Waits until pursuit_widget_test_find() finds something, or finds it no more. */
GtkWidget *pursuit_window_test_await (gpointer root, GType type, const char *text);
void pursuit_window_test_await_gone (gpointer root, GType type, const char *text);

/* Waits until a window of @type is open, or none is. */
GtkWidget *pursuit_window_test_await_window (GType type);
void pursuit_window_test_await_closed (GType type);

/* Lets the main loop do what is waiting, for @ms milliseconds. */
void pursuit_window_test_run_for (guint ms);

/* (transfer full) (nullable): what the record at a position of a list is called; NULL if none is.
 */
char *pursuit_window_test_dup_title (GListModel *list, guint position);

/* Waits until a list, a PursuitRecordSelection, is all there and its first record is called so. */
void pursuit_window_test_await_first (GListModel *list, const char *title);

/* (transfer full): the first record of @kind whose title begins with @title. */
PursuitRecord *
pursuit_window_test_find_record (PursuitWindowTest *self, PursuitKind kind, const char *title);

/* (transfer full): the record as it is stored now. */
PursuitRecord *pursuit_window_test_read (PursuitWindowTest *self, PursuitKind kind, const char *id);

/* (transfer full): stores a record and gives it back as stored. */
PursuitRecord *pursuit_window_test_save (PursuitWindowTest *self, PursuitRecord *record);

/* Waits until the stored record's field says @input, in the words of pursuit_record_dup_input(). */
void pursuit_window_test_await_field (PursuitWindowTest *self,
                                      PursuitRecord *record,
                                      guint field,
                                      const char *input);

/* The number of records of @kind that are not deleted. */
guint pursuit_window_test_count (PursuitWindowTest *self, PursuitKind kind);

G_END_DECLS
