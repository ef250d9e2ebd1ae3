/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_APPLICATION (pursuit_application_get_type ())

/**
 * PursuitApplication:
 *
 * The program: one instance, one window. Its command line is
 * `pursuit [--profile DIR] [--version] [FILE…]`; files are imported.
 */
G_DECLARE_FINAL_TYPE (PursuitApplication, pursuit_application, PURSUIT, APPLICATION, AdwApplication)

/**
 * pursuit_application_new:
 *
 * Returns: (transfer full): the application
 */
PursuitApplication *pursuit_application_new (void);

/**
 * pursuit_application_get_settings:
 * @self: the application
 *
 * Returns: (transfer none) (nullable): its settings; %NULL where the schema is not installed
 */
GSettings *pursuit_application_get_settings (PursuitApplication *self);

/**
 * pursuit_application_init_resources:
 *
 * Registers the interface files, and the types that they name. May be called more than once;
 * tests of single widgets call it first.
 */
void pursuit_application_init_resources (void);

G_END_DECLS
