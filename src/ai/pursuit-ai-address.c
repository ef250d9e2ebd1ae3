/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-address.h"

#include "ai/pursuit-ai-error.h"
#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

gboolean
pursuit_ai_address_is_here (GUri *uri)
{
  const char *host;
  g_autoptr (GInetAddress) address = NULL;

  g_return_val_if_fail (uri != NULL, FALSE);

  host = g_uri_get_host (uri);
  address = host != NULL ? g_inet_address_new_from_string (host) : NULL;

  return address != NULL ? g_inet_address_get_is_loopback (address)
                         : host != NULL && g_ascii_strcasecmp (host, "localhost") == 0;
}

GUri *
pursuit_ai_address_parse (const char *url, GError **error)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (url != NULL, NULL);

  /* Read as it will be asked for. */
  uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || pursuit_str_is_blank (g_uri_get_host (uri))
      || g_uri_get_userinfo (uri) != NULL)
    g_set_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG,
                 _ ("The address of the provider cannot be used; it has to be like "
                    "https://example.com/v1"));
  else if (g_str_equal (g_uri_get_scheme (uri), "https")
           || (g_str_equal (g_uri_get_scheme (uri), "http") && pursuit_ai_address_is_here (uri)))
    return g_steal_pointer (&uri);
  else
    g_set_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG,
                 _ ("The address of the provider has to begin with https://; without "
                    "encryption only this computer itself is asked"));

  return NULL;
}
