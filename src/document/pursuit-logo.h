/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PURSUIT_LOGO_MAX_BYTES:
 *
 * The largest file that is taken as a logo: 2 MiB.
 */
#define PURSUIT_LOGO_MAX_BYTES (2u * 1024 * 1024)

/**
 * PURSUIT_LOGO_MAX_SIDE:
 *
 * The most pixels that a logo's file may be wide or high.
 */
#define PURSUIT_LOGO_MAX_SIDE 4096

/**
 * PURSUIT_LOGO_WIDTH:
 *
 * The most pixels that are kept of a logo's width, over 300 for each inch of a cover.
 */
#define PURSUIT_LOGO_WIDTH 960

/**
 * PURSUIT_LOGO_HEIGHT:
 *
 * The most pixels that are kept of its height.
 */
#define PURSUIT_LOGO_HEIGHT 480

/**
 * pursuit_logo_import:
 * @file: the content of a file that somebody chose
 * @name: what the file is called, for the errors
 * @error: %PURSUIT_DOCUMENT_ERROR_INVALID or %PURSUIT_DOCUMENT_ERROR_TOO_LARGE, saying what to do
 *
 * Reads a picture, PNG or JPEG, and makes it what is kept: a PNG of no more pixels than a page
 * needs. Nothing else of the file is kept: no place it was taken at, and nothing that hides
 * behind the picture. Takes a while: not on the main thread.
 *
 * Returns: (transfer full) (nullable): a PNG
 */
GBytes *pursuit_logo_import (GBytes *file, const char *name, GError **error);

/**
 * pursuit_logo_load:
 * @png: what pursuit_logo_import() made
 * @error: %PURSUIT_DOCUMENT_ERROR_INVALID for anything else
 *
 * Returns: (transfer full) (nullable): the pixels, to paint with
 */
cairo_surface_t *pursuit_logo_load (GBytes *png, GError **error);

G_END_DECLS
