/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-exchange-error.h"
#include "exchange/pursuit-value-address.h"
#include "exchange/pursuit-value-date.h"
#include "exchange/pursuit-value-mail.h"
#include "exchange/pursuit-value-number.h"

#include <string.h>

static void
assert_day (const char *text, PursuitDateOrder order, const char *expected)
{
  g_autoptr (GError) error = NULL;
  PursuitValueDate date;
  char day[PURSUIT_VALUE_DAY_BYTES];

  g_test_message ("%s", text);
  if (!pursuit_value_parse_date (text, order, &date, &error))
    g_error ("%s", error->message);
  pursuit_value_date_to_day (&date, day);
  g_assert_cmpstr (day, ==, expected);
}

static void
assert_time (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  PursuitValueDate date;
  char time[PURSUIT_VALUE_TIME_BYTES];

  g_test_message ("%s", text);
  if (!pursuit_value_parse_date (text, PURSUIT_DATE_ORDER_UNKNOWN, &date, &error))
    g_error ("%s", error->message);
  pursuit_value_date_to_time (&date, NULL, time);
  g_assert_cmpstr (time, ==, expected);
}

static void
test_days (void)
{
  static const struct
  {
    const char *text;
    const char *day;
  } cases[] = {
    { "2024-03-15", "2024-03-15" },
    { "2024/3/5", "2024-03-05" },
    { "2024.03.15", "2024-03-15" },
    { "20240315", "2024-03-15" },
    { "15.03.2024", "2024-03-15" },
    { "5.3.24", "2024-03-05" },
    { "3.4.2024", "2024-04-03" },
    { "15/03/2024", "2024-03-15" },
    { "3/15/2024", "2024-03-15" },
    { "03-15-24", "2024-03-15" },
    { "15 Apr, 2021 00:02:00", "2021-04-15" },
    { "Apr 15, 2021", "2021-04-15" },
    { "April 15th, 2021", "2021-04-15" },
    { "November 3 2023", "2023-11-03" },
    { "15. April 2021", "2021-04-15" },
    { "15. März 2021", "2021-03-15" },
    { "3 août 2021", "2021-08-03" },
    { "15 juin 2021", "2021-06-15" },
    { "15 juillet 2021", "2021-07-15" },
    { "15 de abril de 2021", "2021-04-15" },
    { "1 gennaio 2021", "2021-01-01" },
    { "1 mei 2021", "2021-05-01" },
    { "1 maart 2021", "2021-03-01" },
    { "1 outubro 2021", "2021-10-01" },
    { "1 października 2021", "2021-10-01" },
    { "1 maj 2021", "2021-05-01" },
    { "1 heinäkuuta 2021", "2021-07-01" },
    { "2021 Apr 15", "2021-04-15" },
    { "15-Apr-21", "2021-04-15" },
    { "Mon, 15 Mar 2021", "2021-03-15" },
    { "1/2/70", "1970-01-02" },
    { "1/2/69", "2069-01-02" },
    { "29/02/2024", "2024-02-29" },
    { "45631", "2024-12-05" },
    { "45631.75", "2024-12-05" },
    { "45631,75", "2024-12-05" },
    { "1710460800", "2024-03-15" },
    { "1710460800000", "2024-03-15" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_day (cases[i].text, PURSUIT_DATE_ORDER_UNKNOWN, cases[i].day);
}

static void
test_times (void)
{
  assert_time ("2024-03-12 09:14", "2024-03-12T09:14:00Z");
  assert_time ("2024-03-12T09:14:33Z", "2024-03-12T09:14:33Z");
  assert_time ("2024-01-22T20:36:47.000+0000", "2024-01-22T20:36:47Z");
  assert_time ("2024-01-22T20:36:47.123+02:00", "2024-01-22T18:36:47Z");
  assert_time ("2024-01-01T00:30:00+01", "2023-12-31T23:30:00Z");
  assert_time ("2024-12-31T23:30:00-01:30", "2025-01-01T01:00:00Z");
  assert_time ("3/15/2024 2:30 PM", "2024-03-15T14:30:00Z");
  assert_time ("3/15/2024 12:05 am", "2024-03-15T00:05:00Z");
  assert_time ("3/15/2024 12:05 p.m.", "2024-03-15T12:05:00Z");
  assert_time ("15.03.2024, 08:05:06", "2024-03-15T08:05:06Z");
  assert_time ("15 Apr, 2021 00:02:00", "2021-04-15T00:02:00Z");
  assert_time ("45631.5", "2024-12-05T12:00:00Z");
  assert_time ("45631", "2024-12-05T00:00:00Z");
  assert_time ("1710460805123", "2024-03-15T00:00:05Z");
  assert_time ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z");
  assert_time ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00Z");
  assert_time ("9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59Z");
}

static void
test_no_dates (void)
{
  static const char *const texts[] = {
    "31.02.2026",
    "2023-02-29",
    "29/02/2023",
    "2024-13-01",
    "0000-01-01",
    "13/13/2024",
    "00/01/2024",
    "12/2024",
    "2024",
    "2024-03",
    "Email Opened",
    "tomorrow",
    "1234",
    "99999",
    "19999",
    "20241340",
    "45631.x",
    "45631.5.5",
    "1/2/3",
    "1/2/20245",
    "111/2/2024",
    "2024-03-12 25:00",
    "2024-03-12 9",
    "2024-03-12 09:61",
    "3/15/2024 13:30 PM",
    "2024-03-12T09:14:33X",
    "2024-03-12T09:14+15:00",
    "15 Foo 2021",
    "15 Apr",
    "Apr 15 Apr",
    "2024-03-12 09:14 lunch",
    "",
    "-",
    "1e5",
    "99999999999999999999",
    "2024-1-1-1 x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *message = g_strdup_printf ("%s is no date", texts[i]);
      PursuitValueDate date;

      g_test_message ("%s", texts[i]);
      g_assert_false (
          pursuit_value_parse_date (texts[i], PURSUIT_DATE_ORDER_UNKNOWN, &date, &error));
      g_assert_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_VALUE);
      g_assert_cmpstr (error->message, ==, message);
    }
}

static void
test_date_order (void)
{
  PursuitValueDate date;

  assert_day ("03/04/2026", PURSUIT_DATE_ORDER_DAY_FIRST, "2026-04-03");
  assert_day ("03/04/2026", PURSUIT_DATE_ORDER_MONTH_FIRST, "2026-03-04");
  /* What is possible one way only is read that way, whatever the column says. */
  assert_day ("25/04/2026", PURSUIT_DATE_ORDER_MONTH_FIRST, "2026-04-25");
  assert_day ("04/25/2026", PURSUIT_DATE_ORDER_DAY_FIRST, "2026-04-25");
  /* Dots and years in front leave no choice. */
  assert_day ("03.04.2026", PURSUIT_DATE_ORDER_MONTH_FIRST, "2026-04-03");
  assert_day ("2026-03-04", PURSUIT_DATE_ORDER_DAY_FIRST, "2026-03-04");

  g_assert_true (pursuit_value_parse_date ("25/04/2026", 0, &date, NULL));
  g_assert_cmpint (date.order, ==, PURSUIT_DATE_ORDER_DAY_FIRST);
  g_assert_false (date.ambiguous);
  g_assert_true (pursuit_value_parse_date ("04/25/2026", 0, &date, NULL));
  g_assert_cmpint (date.order, ==, PURSUIT_DATE_ORDER_MONTH_FIRST);
  g_assert_true (pursuit_value_parse_date ("04/03/2026", 0, &date, NULL));
  g_assert_cmpint (date.order, ==, PURSUIT_DATE_ORDER_UNKNOWN);
  g_assert_true (date.ambiguous);
  g_assert_true (pursuit_value_parse_date ("04/04/2026", 0, &date, NULL));
  g_assert_false (date.ambiguous);
}

static void
test_zone (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  PursuitValueDate date;
  char time[PURSUIT_VALUE_TIME_BYTES];

  if (zone == NULL)
    {
      g_test_skip ("no time zone data");
      return;
    }

  g_assert_true (pursuit_value_parse_date ("2026-07-01 10:00", 0, &date, NULL));
  pursuit_value_date_to_time (&date, zone, time);
  g_assert_cmpstr (time, ==, "2026-07-01T08:00:00Z");
  g_assert_true (pursuit_value_parse_date ("2026-01-01 10:00", 0, &date, NULL));
  pursuit_value_date_to_time (&date, zone, time);
  g_assert_cmpstr (time, ==, "2026-01-01T09:00:00Z");
  /* A day is the same day everywhere, and a time with its own zone needs no other. */
  g_assert_true (pursuit_value_parse_date ("2026-07-01", 0, &date, NULL));
  pursuit_value_date_to_time (&date, zone, time);
  g_assert_cmpstr (time, ==, "2026-07-01T00:00:00Z");
  g_assert_true (pursuit_value_parse_date ("2026-07-01T10:00:00Z", 0, &date, NULL));
  pursuit_value_date_to_time (&date, zone, time);
  g_assert_cmpstr (time, ==, "2026-07-01T10:00:00Z");
}

static void
test_money (void)
{
  static const struct
  {
    const char *text;
    char decimal;
    const char *fallback;
    gint64 minor;
    const char *currency;
  } cases[] = {
    { "$22,700.00", 0, NULL, 2270000, "USD" },
    { "48.600,00 €", 0, NULL, 4860000, "EUR" },
    { "1 180,00", 0, NULL, 118000, NULL },
    { "1\302\240180,00 EUR", 0, NULL, 118000, "EUR" },
    { "1'180.00 CHF", 0, NULL, 118000, "CHF" },
    { "1e6", 0, NULL, 100000000, NULL },
    { "(123.45)", 0, NULL, -12345, NULL },
    { "-12.50", 0, "GBP", -1250, "GBP" },
    { "1.450", ',', NULL, 145000, NULL },
    { "1.450", '.', NULL, 145, NULL },
    { "1,450", '.', NULL, 145000, NULL },
    { "41636134.98", 0, NULL, 4163613498, NULL },
    { "41636134.985", '.', NULL, 4163613499, NULL },
    { "1000", 0, "JPY", 1000, "JPY" },
    { "1.5 KWD", 0, NULL, 1500, "KWD" },
    { "0", 0, "EUR", 0, "EUR" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *currency;
      gint64 minor;

      g_test_message ("%s", cases[i].text);
      if (!pursuit_value_parse_money (cases[i].text, cases[i].decimal, cases[i].fallback, &minor,
                                      &currency, &error))
        g_error ("%s", error->message);
      g_assert_cmpint (minor, ==, cases[i].minor);
      g_assert_cmpstr (currency, ==, cases[i].currency);
    }
}

static void
test_no_money (void)
{
  static const char *const texts[]
      = { "active", "", "12.34.56,7", "1,2,3", "12 apples", "99999999999999999999", "$", "1e99" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *currency;
      gint64 minor;

      g_test_message ("%s", texts[i]);
      g_assert_false (pursuit_value_parse_money (texts[i], 0, NULL, &minor, &currency, &error));
      g_assert_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_VALUE);
    }
}

static void
test_counts (void)
{
  gint64 count;

  g_assert_true (pursuit_value_parse_count ("1.450", 0, &count));
  g_assert_cmpint (count, ==, 1450);
  g_assert_true (pursuit_value_parse_count ("1,450", 0, &count));
  g_assert_cmpint (count, ==, 1450);
  g_assert_true (pursuit_value_parse_count ("577.0", 0, &count));
  g_assert_cmpint (count, ==, 577);
  g_assert_true (pursuit_value_parse_count ("12", 0, &count));
  g_assert_cmpint (count, ==, 12);
  g_assert_false (pursuit_value_parse_count ("11-50", 0, &count));
  g_assert_false (pursuit_value_parse_count ("many", 0, &count));
  g_assert_false (pursuit_value_parse_count ("50+", 0, &count));
}

static void
test_percentages (void)
{
  gint64 percent;
  g_autoptr (GError) error = NULL;

  g_assert_true (pursuit_value_parse_percent ("25", FALSE, &percent, NULL));
  g_assert_cmpint (percent, ==, 25);
  g_assert_true (pursuit_value_parse_percent ("25 %", FALSE, &percent, NULL));
  g_assert_cmpint (percent, ==, 25);
  g_assert_true (pursuit_value_parse_percent ("12,5%", FALSE, &percent, NULL));
  g_assert_cmpint (percent, ==, 13);
  g_assert_true (pursuit_value_parse_percent ("0.25", TRUE, &percent, NULL));
  g_assert_cmpint (percent, ==, 25);
  g_assert_true (pursuit_value_parse_percent ("1", TRUE, &percent, NULL));
  g_assert_cmpint (percent, ==, 100);
  g_assert_false (pursuit_value_parse_percent ("101", FALSE, &percent, &error));
  g_assert_cmpstr (error->message, ==, "101 is not between 0 and 100 percent");
  g_clear_error (&error);
  g_assert_false (pursuit_value_parse_percent ("-1", FALSE, &percent, NULL));
  g_assert_false (pursuit_value_parse_percent ("likely", FALSE, &percent, &error));
  g_assert_cmpstr (error->message, ==, "“likely” is no percentage");
}

static void
test_booleans (void)
{
  static const char *const yes[] = { "1", "yes", "YES", "True", "ja", "Oui", "SÍ", "tak", "x" };
  static const char *const no[] = { "0", "no", "False", "Nein", "NON", "não", "nej" };
  gboolean truth;

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    {
      g_assert_true (pursuit_value_parse_boolean (yes[i], &truth));
      g_assert_true (truth);
    }
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    {
      g_assert_true (pursuit_value_parse_boolean (no[i], &truth));
      g_assert_false (truth);
    }
  g_assert_false (pursuit_value_parse_boolean ("perhaps", &truth));
  g_assert_false (pursuit_value_parse_boolean ("", &truth));
}

static void
test_damaged_phones (void)
{
  g_assert_true (pursuit_value_is_damaged_phone ("4.91E+11"));
  g_assert_true (pursuit_value_is_damaged_phone ("4,91E+11"));
  g_assert_true (pursuit_value_is_damaged_phone ("5e+10"));
  g_assert_false (pursuit_value_is_damaged_phone ("+49 151 1234"));
  g_assert_false (pursuit_value_is_damaged_phone ("416-810-9897x752"));
  g_assert_false (pursuit_value_is_damaged_phone ("555 E+1"));
  g_assert_false (pursuit_value_is_damaged_phone ("E+11"));
  g_assert_false (pursuit_value_is_damaged_phone ("4E+"));
  g_assert_false (pursuit_value_is_damaged_phone (""));
}

static void
test_mails (void)
{
  static const char *const good[] = { "a@b.example",       "first.last+tag@sub.domain.example",
                                      "o'brien@x.example", "user@intranet",
                                      "jörg@büro.example", "\"a b\"@x.example" };
  static const struct
  {
    const char *text;
    const char *reason;
  } bad[] = {
    { "j.vogt@", "the mail address has no domain" },
    { "@b.example", "the mail address has no name before the @" },
    { "nobody", "the mail address has no @" },
    { "", "the mail address has no @" },
    { "a@b@c.example", "this is not one mail address" },
    { "a b@c.example", "this is not one mail address" },
    { "a@b.example, c@d.example", "this is not one mail address" },
    { "a@.example", "the domain of the mail address cannot be right" },
    { "a@b..example", "the domain of the mail address cannot be right" },
    { "a@b.example.", "the domain of the mail address cannot be right" },
    { "a@-b.example", "the domain of the mail address cannot be right" },
    { "a@b_c", "the domain of the mail address cannot be right" },
  };

  for (guint i = 0; i + 1 < G_N_ELEMENTS (good); i++)
    {
      g_test_message ("%s", good[i]);
      g_assert_true (pursuit_value_check_mail (good[i], NULL));
    }

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i].text);
      g_assert_false (pursuit_value_check_mail (bad[i].text, &error));
      g_assert_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_VALUE);
      g_assert_cmpstr (error->message, ==, bad[i].reason);
    }

  g_assert_true (pursuit_value_is_mail ("a@b.example"));
  g_assert_false (pursuit_value_is_mail ("user@intranet"));
  g_assert_false (pursuit_value_is_mail ("see a@b.example"));
}

static void
assert_first_mail (const char *text, const char *expected)
{
  gsize length;
  const char *start = pursuit_value_find_mail (text, &length);
  g_autofree char *mail = g_strndup (start, length);

  g_assert_cmpstr (mail, ==, expected);
}

static void
test_first_mail (void)
{
  assert_first_mail ("a@b.example", "a@b.example");
  assert_first_mail ("a@b.example, c@d.example", "a@b.example");
  assert_first_mail ("a@b.example;c@d.example", "a@b.example");
  assert_first_mail ("Bea <bea@b.example>", "bea@b.example");
  assert_first_mail ("mailto:a@b.example", "a@b.example");
  assert_first_mail ("no mail at all", "no mail at all");
  assert_first_mail ("", "");
  assert_first_mail (",a@b.example", ",a@b.example");
}

static void
test_address (void)
{
  g_auto (PursuitValueAddress) address = { 0 };
  g_auto (PursuitValueAddress) more = { 0 };
  g_autofree char *deep = g_strnfill (3000, '{');
  g_autofree char *large = g_strdup_printf ("{\"street\":\"%05000d\"}", 1);

  g_assert_true (pursuit_value_parse_address (
      "{\"city\":\"Bonn\",\"country\":\"DE\",\"latitude\":null,\"postalCode\":\"53111\","
      "\"state\":null,\"street\":\" Am Ring 1\\nHinterhaus \"}",
      &address));
  g_assert_cmpstr (address.city, ==, "Bonn");
  g_assert_cmpstr (address.street, ==, "Am Ring 1\nHinterhaus");
  g_assert_cmpstr (address.postal_code, ==, "53111");
  g_assert_cmpstr (address.country, ==, "DE");
  g_assert_null (address.region);
  g_assert_true (address.whole);

  g_assert_true (
      pursuit_value_parse_address ("{\"city\":\"Bonn\",\"latitude\":50.7,\"street\":5}", &more));
  g_assert_false (more.whole);
  g_assert_null (more.street);

  g_assert_false (pursuit_value_parse_address ("Am Ring 1, Bonn", &more));
  g_assert_false (pursuit_value_parse_address ("[]", &more));
  g_assert_false (pursuit_value_parse_address ("{", &more));
  g_assert_false (pursuit_value_parse_address (deep, &more));
  g_assert_false (pursuit_value_parse_address (large, &more));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/value/date/days", test_days);
  g_test_add_func ("/exchange/value/date/times", test_times);
  g_test_add_func ("/exchange/value/date/none", test_no_dates);
  g_test_add_func ("/exchange/value/date/order", test_date_order);
  g_test_add_func ("/exchange/value/date/zone", test_zone);
  g_test_add_func ("/exchange/value/money", test_money);
  g_test_add_func ("/exchange/value/no-money", test_no_money);
  g_test_add_func ("/exchange/value/count", test_counts);
  g_test_add_func ("/exchange/value/percent", test_percentages);
  g_test_add_func ("/exchange/value/boolean", test_booleans);
  g_test_add_func ("/exchange/value/damaged-phone", test_damaged_phones);
  g_test_add_func ("/exchange/value/mail", test_mails);
  g_test_add_func ("/exchange/value/first-mail", test_first_mail);
  g_test_add_func ("/exchange/value/address", test_address);

  return g_test_run ();
}
