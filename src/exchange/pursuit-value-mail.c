/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-value-mail.h"

#include "exchange/pursuit-exchange-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_VALUE, reason);

  return FALSE;
}

static gboolean
is_domain (const char *text)
{
  if (*text == '.' || *text == '-' || strstr (text, "..") != NULL || g_str_has_suffix (text, "."))
    return FALSE;

  for (; *text != '\0'; text++)
    if (!g_ascii_isalnum (*text) && strchr (".-", *text) == NULL && (guchar) *text < 0x80)
      return FALSE;

  return TRUE;
}

gboolean
pursuit_value_check_mail (const char *text, GError **error)
{
  const char *at;

  g_return_val_if_fail (text != NULL, FALSE);

  at = strrchr (text, '@');
  if (at == NULL)
    return refuse (error, _ ("the mail address has no @"));
  if (at == text)
    return refuse (error, _ ("the mail address has no name before the @"));
  if (at[1] == '\0')
    return refuse (error, _ ("the mail address has no domain"));
  if (strlen (text) > PURSUIT_VALUE_MAX_MAIL)
    return refuse (error, _ ("the mail address is too long"));
  if (strpbrk (text, " \t\r\n<>,;") != NULL || memchr (text, '@', (gsize) (at - text)) != NULL)
    return refuse (error, _ ("this is not one mail address"));
  if (!is_domain (at + 1))
    return refuse (error, _ ("the domain of the mail address cannot be right"));

  return TRUE;
}

gboolean
pursuit_value_is_mail (const char *text)
{
  const char *at;

  g_return_val_if_fail (text != NULL, FALSE);

  /* Most cells have no @, and need no more than this. */
  at = strchr (text, '@');

  return at != NULL && strchr (at, '.') != NULL && pursuit_value_check_mail (text, NULL);
}

const char *
pursuit_value_find_mail (const char *text, gsize *length)
{
  const char *open;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (length != NULL, NULL);

  open = strchr (text, '<');
  if (open != NULL && strchr (open, '>') != NULL)
    {
      *length = (gsize) (strchr (open, '>') - open - 1);
      return open + 1;
    }

  if (g_ascii_strncasecmp (text, "mailto:", 7) == 0)
    text += 7;
  *length = strcspn (text, ",; ");
  if (*length == 0 || memchr (text, '@', *length) == NULL)
    *length = strlen (text);

  return text;
}
