/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/cards/pursuit-review.h"

#include "app/widgets/pursuit-format.h"
#include "core/pursuit-time.h"

#include <glib/gi18n-lib.h>

static int
count_days_left (PursuitRecord *card)
{
  const char *date = pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_REVIEW_DATE);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  return (int) pursuit_date_to_julian (date) - (int) pursuit_date_to_julian (today);
}

gboolean
pursuit_review_is_overdue (PursuitRecord *card)
{
  g_return_val_if_fail (PURSUIT_IS_BATTLE_CARD (card), FALSE);

  return pursuit_record_is_set (card, PURSUIT_BATTLE_CARD_REVIEW_DATE)
         && count_days_left (card) < 0;
}

char *
pursuit_review_describe (PursuitRecord *card)
{
  g_autofree char *date = NULL;
  int days;

  g_return_val_if_fail (PURSUIT_IS_BATTLE_CARD (card), NULL);

  if (!pursuit_record_is_set (card, PURSUIT_BATTLE_CARD_REVIEW_DATE))
    return NULL;

  date = pursuit_format_date (pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_REVIEW_DATE));
  days = count_days_left (card);
  if (days >= 0)
    /* Translators: the day by which somebody should look a battle card over */
    return g_strdup_printf (_ ("Review by %s"), date);

  /* Translators: nobody has looked a battle card over in time; the days since, the day */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Review overdue by %d day, since %s",
                                       "Review overdue by %d days, since %s", (gulong) -days),
                          -days, date);
}
