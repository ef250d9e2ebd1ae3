/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitValueAddress:
 * @street: (nullable): street and number, may have several lines
 * @city: (nullable): the city
 * @region: (nullable): state, county or region
 * @postal_code: (nullable): the postal code
 * @country: (nullable): the country
 * @whole: whether the cell holds nothing else (no coordinates, no unknown parts)
 *
 * A postal address that stood in one cell.
 */
typedef struct
{
  char *street;
  char *city;
  char *region;
  char *postal_code;
  char *country;
  gboolean whole;
} PursuitValueAddress;

/**
 * pursuit_value_parse_address:
 * @text: a trimmed cell: a JSON object as Salesforce writes compound fields
 * @address: (out caller-allocates): its parts, to be cleared
 *
 * Returns: %TRUE if @text is such an object; nothing is to be cleared otherwise
 */
gboolean pursuit_value_parse_address (const char *text, PursuitValueAddress *address);

/**
 * pursuit_value_address_clear:
 * @address: an address that was parsed
 *
 * Frees the parts.
 */
void pursuit_value_address_clear (PursuitValueAddress *address);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PursuitValueAddress, pursuit_value_address_clear)

G_END_DECLS
