/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PURSUIT_BRAND_MAX_ADDRESS_LINES:
 *
 * How many lines of an address a cover has.
 */
#define PURSUIT_BRAND_MAX_ADDRESS_LINES 6

/**
 * PURSUIT_BRAND_MAX_CHARS:
 *
 * The longest company name, and the longest line of an address.
 */
#define PURSUIT_BRAND_MAX_CHARS 120

/**
 * PursuitBrand:
 * @company: (nullable): who offers, where it is not the company of the workspace
 * @address: (nullable): lines for the cover
 * @colour: (nullable): of headings and rules, `#rrggbb`
 * @font: (nullable): the font family of the text
 * @heading_font: (nullable): the font family of headings
 * @cover: whether a proposal begins with a cover
 * @logo: (nullable): a PNG
 * @logo_sha256: (nullable): its name in the workspace; there is one where @logo is damaged, too
 *
 * How proposals of a workspace look.
 */
typedef struct
{
  char *company;
  char *address;
  char *colour;
  char *font;
  char *heading_font;
  gboolean cover;
  GBytes *logo;
  char *logo_sha256;
} PursuitBrand;

/**
 * pursuit_brand_free:
 * @self: (nullable) (transfer full): a brand
 */
void pursuit_brand_free (PursuitBrand *self);

/**
 * PursuitBrandChange:
 * @clear: whether everything is taken away first
 * @company: (nullable): %NULL leaves it, "" takes it away; so do the others
 * @address: (nullable): lines
 * @colour: (nullable): `#rrggbb`
 * @font: (nullable): a family that is installed here
 * @heading_font: (nullable): a family that is installed here
 * @logo: (nullable): the path of a PNG or JPEG file
 * @cover: 0 is off, 1 is on, and a negative number leaves it
 *
 * What is to change of a brand.
 */
typedef struct
{
  gboolean clear;
  const char *company;
  const char *address;
  const char *colour;
  const char *font;
  const char *heading_font;
  const char *logo;
  int cover;
} PursuitBrandChange;

/**
 * pursuit_workspace_get_brand_async:
 * @self: a workspace
 * @cancellable: (nullable): to stop it
 * @callback: called when it is read
 * @data: for @callback
 *
 * Reads how proposals look.
 */
void pursuit_workspace_get_brand_async (PursuitWorkspace *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data);

/**
 * pursuit_workspace_get_brand_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable): the brand, an empty one where none was set
 */
PursuitBrand *
pursuit_workspace_get_brand_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_set_brand_async:
 * @self: a workspace
 * @change: what to change
 * @cancellable: (nullable): to stop it
 * @callback: called when it is kept
 * @data: for @callback
 *
 * Changes all of it or nothing. A logo is read and checked before anything is written. What was
 * sent stays as it was sent.
 */
void pursuit_workspace_set_brand_async (PursuitWorkspace *self,
                                        const PursuitBrandChange *change,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data);

/**
 * pursuit_workspace_set_brand_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: %PURSUIT_WORKSPACE_ERROR_INVALID, an error of pursuit_logo_import(), or one of the file
 *   system, saying what to do
 *
 * Returns: (transfer full) (nullable): the brand now
 */
PursuitBrand *
pursuit_workspace_set_brand_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_list_fonts_async:
 * @self: a workspace
 * @cancellable: (nullable): to stop it
 * @callback: called when they are listed
 * @data: for @callback
 *
 * Lists the font families that a brand can choose from.
 */
void pursuit_workspace_list_fonts_async (PursuitWorkspace *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data);

/**
 * pursuit_workspace_list_fonts_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): names, sorted, %NULL-terminated
 */
char **
pursuit_workspace_list_fonts_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitBrand, pursuit_brand_free)

G_END_DECLS
