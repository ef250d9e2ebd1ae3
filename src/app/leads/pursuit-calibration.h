/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/scoring/pursuit-history.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_CALIBRATION (pursuit_calibration_get_type ())

/**
 * PursuitCalibration:
 *
 * The calibration picture of a model: for each part of the leads what was foretold (from left to
 * right) and how many of them were won (from below to above). On the line they are the same. A
 * screen reader hears the same in a sentence.
 */
G_DECLARE_FINAL_TYPE (PursuitCalibration, pursuit_calibration, PURSUIT, CALIBRATION, GtkWidget)

/**
 * pursuit_calibration_show:
 * @self: a picture
 * @report: what a training found; copied
 */
void pursuit_calibration_show (PursuitCalibration *self, const PursuitHistoryReport *report);

/**
 * pursuit_calibration_dup_summary:
 * @report: what a training found
 *
 * Returns: (transfer full): the picture in a sentence
 */
char *pursuit_calibration_dup_summary (const PursuitHistoryReport *report);

G_END_DECLS
