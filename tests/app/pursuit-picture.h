/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A window as it is drawn, to be read pixel by pixel. */
typedef struct
{
  GtkWidget *window;
  guint32 *pixels;
  int width;
  int height;
} PursuitPicture;

/* Draws what @window shows now. */
PursuitPicture *pursuit_picture_new (GtkWidget *window);
void pursuit_picture_free (PursuitPicture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitPicture, pursuit_picture_free)

/* The contrast of what a widget draws with the ground that it is drawn on, by the formula of the
 * WCAG 2.1: 1 to 21. The ground is the colour that most of its pixels have, and what is drawn the
 * one that differs most: it is all there where a stroke is wider than a pixel. 0 when the
 * widget is not in the picture. */
double pursuit_picture_get_contrast (PursuitPicture *self, GtkWidget *widget);

/* The contrast of most pixels of a widget with most pixels of @around, one that it lies in. */
double pursuit_picture_compare (PursuitPicture *self, GtkWidget *widget, GtkWidget *around);

G_END_DECLS
