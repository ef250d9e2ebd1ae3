/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-link.h"

#include <string.h>

static const char *const SAFE_SCHEMES[] = { "http://", "https://", "mailto:", "tel:" };

static gboolean
is_uri_byte (guchar byte)
{
  return g_ascii_isalnum (byte) || (byte != '\0' && strchr ("-._~:/?#[]@!$&*+,;=%", byte) != NULL);
}

gboolean
pursuit_link_is_safe (const char *url)
{
  if (url == NULL)
    return FALSE;

  for (const char *p = url; *p != '\0'; p++)
    {
      if ((guchar) *p <= ' ' || *p == 0x7f)
        return FALSE;
    }

  if (url[0] == '#')
    return url[1] != '\0';

  for (gsize i = 0; i < G_N_ELEMENTS (SAFE_SCHEMES); i++)
    {
      gsize length = strlen (SAFE_SCHEMES[i]);

      if (g_ascii_strncasecmp (url, SAFE_SCHEMES[i], length) == 0)
        return url[length] != '\0';
    }

  return FALSE;
}

char *
pursuit_link_dup_uri (const char *url)
{
  GString *uri;

  g_return_val_if_fail (url != NULL, NULL);

  uri = g_string_new (NULL);
  for (const char *p = url; *p != '\0'; p++)
    {
      if (is_uri_byte ((guchar) *p))
        g_string_append_c (uri, *p);
      else
        g_string_append_printf (uri, "%%%02X", (guint) (guchar) *p);
    }

  return g_string_free (uri, FALSE);
}
