/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-mask.h"

#include "tests/support/pursuit-test-data.h"

#include <string.h>

static PursuitAiMask *
new_mask (void)
{
  PursuitAiMask *mask = pursuit_ai_mask_new ();

  pursuit_ai_mask_add_name (mask, "Anna Keller");
  pursuit_ai_mask_add_name (mask, "Jürgen von der Höh");
  pursuit_ai_mask_add_name (mask, "Will Price");
  pursuit_ai_mask_add_name (mask, " ");

  return mask;
}

static void
test_words (void)
{
  static const char *const cases[][2] = {
    { "Anna Keller called.", "[PERSON_1] called." },
    { "ANNA  keller, anna.keller", "[PERSON_1], [PERSON_1_2]" },
    { "Anna\nKeller", "[PERSON_1]" },
    { "Anna and Keller's", "[PERSON_1] and [PERSON_1_2]'s" },
    { "Kellers Plan", "[PERSON_1]s Plan" },
    { "Herr von der Höh", "Herr von der [PERSON_2]" },
    { "jürgen VON DER höh", "[PERSON_2]" },
    { "She will ask the price.", "She will ask the price." },
    { "anna said so, keller too; will asks", "[PERSON_1] said so, [PERSON_1_2] too; will asks" },
    { "ANNAS plan, kellers plan, hannah", "[PERSON_1]S plan, [PERSON_1_2]s plan, hannah" },
    { "von der Reise, jürgen, the mark", "von der Reise, [PERSON_2], the mark" },
    { "anna\357\274\240kunde.example!", "[MAIL_1]!" },
    { "k.anna (at) kunde.example.", "[MAIL_1]." },
    { "to b(AT)kunde.example, c [at] kunde [dot] example", "to [MAIL_1], [MAIL_2]" },
    { "d{at}x{dot}co{dot}uk <e at f>", "[MAIL_1] <e at f>" },
    { "Meet us (at) 10.30 or (at) noon", "Meet us (at) 10.30 or (at) noon" },
    { "@handle.x@y.de and @a", "@[MAIL_1] and @a" },
    { "Annabelle, Hanna", "Annabelle, Hanna" },
    { "At Brennholt Pumpen GmbH", "At Brennholt Pumpen GmbH" },
    { "Write to a.keller+x@brennholt.example.", "Write to [MAIL_1]." },
    { "<mailto:a@b.de>, *c@d.co.uk*", "<mailto:[MAIL_1]>, *[MAIL_2]*" },
    { "\"anna k\"@x.org and müller@käse.de", "[MAIL_1] and [MAIL_2]" },
    { "a@[10.0.0.1] @handle x@", "[MAIL_1] @handle x@" },
    { "DE89 3704 0044 0532 0130 00 is ours", "[ACCOUNT_1] is ours" },
    { "DE89370400440532013000", "[ACCOUNT_1]" },
    { "4111 1111 1111 1111", "[ACCOUNT_1]" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PursuitAiMask) mask = new_mask ();
      g_autofree char *masked = pursuit_ai_mask_apply (mask, cases[i][0]);
      g_autofree char *restored = pursuit_ai_mask_restore (mask, masked);

      g_assert_cmpstr (masked, ==, cases[i][1]);
      g_assert_cmpstr (restored, ==, cases[i][0]);
    }
}

static const char *const numbers[] = {
  "+49 89 1234567",
  "+49 (0)89 / 123 45-67",
  "0049 89 1234567",
  "(089) 123-4567",
  "089/1234567",
  "089 1234567",
  "0171-1234567",
  "+1 (555) 123-4567",
  "(555) 123-4567",
  "555-123-4567",
  "555.123.4567",
  "555 123 4567",
  "1-800-555-0199",
  "5551234567",
  "+44 20 7946 0958",
  "020 7946 0958",
  "+33 1 23 45 67 89",
  "01 23 45 67 89",
  "01.23.45.67.89",
  "+43 732 1234-0",
  "06-12345678",
  "912 345 678",
  "+39 06 6982",
  "+81-3-1234-5678",
  "+91 98765 43210",
  "08\302\240123\302\24045678",
  "555\342\200\221123\342\200\2214567",
  "555-0199 12",
  "+491711234567",
  "+358 9 123 4567",
  "416-810-9897x752",
  "555-123-4567 ext. 12",
  "\357\274\220\357\274\221\357\274\227\357\274\221 5550199",
  "\357\274\213\357\274\224\357\274\231 171 5550199",
  "\331\240\331\241\331\247\331\241 5550199",
};

/* For the list of what left. */
static void
test_listed_sorts (void)
{
  g_autoptr (PursuitAiMask) mask = pursuit_ai_mask_new ();
  g_autofree char *nothing = pursuit_ai_mask_dup_sorts (mask);
  g_autofree char *masked = NULL;
  g_autofree char *some = NULL;

  pursuit_ai_mask_add_name (mask, "Vera Lind");
  masked = pursuit_ai_mask_apply (mask, "vera@acme.example is of VERA LIND");
  some = pursuit_ai_mask_dup_sorts (mask);
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (some, ==, "person,mail");
}

static void
test_phones (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (PursuitAiMask) mask = pursuit_ai_mask_new ();
      g_autofree char *text = g_strdup_printf ("Call me at %s, please", numbers[i]);
      g_autofree char *masked = pursuit_ai_mask_apply (mask, text);
      g_autofree char *restored = pursuit_ai_mask_restore (mask, masked);

      g_test_message ("%s", text);
      g_assert_cmpstr (masked, ==, "Call me at [PHONE_1], please");
      g_assert_cmpstr (restored, ==, text);
    }
}

/* Seven digits are a number to call where that is what the sentence is about. */
static void
test_bare_phones (void)
{
  static const char *const cases[][2] = {
    { "My mobile was lost on the train last week, so please use 5550132 from now on.",
      "My mobile was lost on the train last week, so please use [PHONE_1] from now on." },
    { "5550132 is the one on my desk, or try the landline",
      "[PHONE_1] is the one on my desk, or try the landline" },
    { "Am besten bin ich nach der Mittagspause und freitags erreichbar unter 5550132",
      "Am besten bin ich nach der Mittagspause und freitags erreichbar unter [PHONE_1]" },
    { "Tel 555 0132", "Tel [PHONE_1]" },
    /* What says what it is, is that. */
    { "We have to call them about the open invoice 5550132 today",
      "We have to call them about the open invoice 5550132 today" },
    { "In the call on Monday they named a budget of around 1500000 for it",
      "In the call on Monday they named a budget of around 1500000 for it" },
    { "After the call of the other day they wanted to see 1234567 units, or EUR 1234567, or "
      "1234567 EUR",
      "After the call of the other day they wanted to see 1234567 units, or EUR 1234567, or "
      "1234567 EUR" },
    { "They will call back next week. The meter at the gate shows 5550132 and",
      "They will call back next week. The meter at the gate shows 5550132 and" },
    { "The plant made 5550132 last year", "The plant made 5550132 last year" },
    { "We had a call with all of them there on 2026-11-24, at 10.30",
      "We had a call with all of them there on 2026-11-24, at 10.30" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PursuitAiMask) mask = new_mask ();
      g_autofree char *masked = pursuit_ai_mask_apply (mask, cases[i][0]);
      g_autofree char *restored = pursuit_ai_mask_restore (mask, masked);

      g_assert_cmpstr (masked, ==, cases[i][1]);
      g_assert_cmpstr (restored, ==, cases[i][0]);
    }
}

/* What a model needs for its judgement stays. */
static void
test_stays (void)
{
  static const char *const texts[] = {
    "2026-11-24",
    "24.11.2026",
    "11/24/2026",
    "2024-2026",
    "48,600.00 EUR",
    "1 234 567 EUR",
    "1.234.567,89 EUR",
    "$1500000",
    "EUR 150000000",
    "150000000 EUR",
    "12.345.678 units",
    "ISO 27001",
    "192.168.1.100",
    "10:30-11:45",
    "36 months, 14 pumps",
    "3.14159265",
    "A1234567B",
    "2026-11-24T10:30:00Z",
    "2026-11-24 10:30",
    "10 20 30 40 50",
    "line 3, 4, 5 and 6",
    "0.12345678",
    "1,234,567",
    "250 000 000 \342\202\254",
    "\357\274\222\357\274\220\357\274\222\357\274\226-\357\274\221\357\274\221-"
    "\357\274\222\357\274\224",
    "\357\274\221\357\274\225\357\274\220\357\274\220\357\274\220\357\274\220\357\274\220\357\274"
    "\220\357\274\220 EUR",
    "5550132",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PursuitAiMask) mask = new_mask ();
      g_autofree char *masked = pursuit_ai_mask_apply (mask, texts[i]);

      g_assert_cmpstr (masked, ==, texts[i]);
    }
}

/* A token that the text brings itself is no token of ours, in whatever letter case. */
static void
test_own_tokens (void)
{
  static const char text[] = "[MAIL_1] wrote as a@b.de to [person_7], [PERSON_a@b.de] [PHONE_";
  g_autoptr (PursuitAiMask) mask = pursuit_ai_mask_new ();
  g_autofree char *masked = pursuit_ai_mask_apply (mask, text);
  g_autofree char *restored = pursuit_ai_mask_restore (mask, masked);
  g_autofree char *foreign = pursuit_ai_mask_restore (mask, "[mail_1] [MAIL_9] [PERSON_1");

  g_assert_cmpstr (masked, ==, "[TEXT_1] wrote as [MAIL_1] to [TEXT_2], [[MAIL_2]] [PHONE_");
  g_assert_cmpstr (restored, ==, text);
  g_assert_cmpstr (foreign, ==, "a@b.de [MAIL_9] [PERSON_1");
}

static void
test_json (void)
{
  g_autoptr (PursuitAiMask) mask = pursuit_ai_mask_new ();
  g_autofree char *masked = pursuit_ai_mask_apply (mask, "\"x y\"@z.org");
  g_autoptr (JsonNode) node
      = json_from_string ("{\"a\":[\"to [MAIL_1]\",5,null],\"[MAIL_1]\":true}", NULL);
  g_autoptr (JsonNode) restored = pursuit_ai_mask_restore_json (mask, node);
  g_autofree char *text = json_to_string (restored, FALSE);

  g_assert_cmpstr (masked, ==, "[MAIL_1]");
  g_assert_cmpstr (text, ==, "{\"a\":[\"to \\\"x y\\\"@z.org\",5,null],\"[MAIL_1]\":true}");
}

/* At every split of an answer the same text comes out. */
static void
test_pieces (void)
{
  static const char answer[] = "[PERSON_1] [ \303\244[[MAIL_1]] [PERSON_1_2], [MAIL_77] [PERSON";
  g_autoptr (PursuitAiMask) mask = new_mask ();
  g_autofree char *masked = pursuit_ai_mask_apply (mask, "Anna Keller (a@b.de): Keller");
  g_autofree char *whole = pursuit_ai_mask_restore (mask, answer);

  g_assert_cmpstr (masked, ==, "[PERSON_1] ([MAIL_1]): [PERSON_1_2]");
  for (gsize i = 0; i <= strlen (answer); i++)
    for (gsize j = i; j <= strlen (answer); j++)
      {
        g_autoptr (PursuitAiUnmask) unmask = pursuit_ai_unmask_new (mask);
        g_autofree char *a = g_strndup (answer, i);
        g_autofree char *b = g_strndup (answer + i, j - i);
        g_autofree char *out_a = pursuit_ai_unmask_push (unmask, a);
        g_autofree char *out_b = pursuit_ai_unmask_push (unmask, b);
        g_autofree char *out_c = pursuit_ai_unmask_push (unmask, answer + j);
        g_autofree char *rest = pursuit_ai_unmask_finish (unmask);
        g_autofree char *joined = g_strconcat (out_a, out_b, out_c, rest, NULL);

        g_assert_cmpstr (joined, ==, whole);
        g_assert_cmpuint (strlen (rest), <=, PURSUIT_AI_MASK_MAX_TOKEN);
      }
}

static void
append_random (GString *text)
{
  static const char *const parts[] = { "Anna Keller",
                                       "Keller",
                                       "[PERSON_1]",
                                       "[MAIL_",
                                       "a.b@c.de",
                                       "@",
                                       "+49 89 123456",
                                       "089",
                                       "-",
                                       " ",
                                       "\n",
                                       "[",
                                       "]",
                                       "_1",
                                       "\303\244",
                                       "\342\202\254",
                                       "DE89 3704 0044 0532 0130 00",
                                       "2026-11-24",
                                       "1.234.567,89 EUR",
                                       "\"",
                                       ".",
                                       "(",
                                       "PERSON",
                                       "s",
                                       "7",
                                       "12345678",
                                       "/",
                                       "\360\237\231\202",
                                       "[TEXT_1_2]",
                                       "[text_3]",
                                       "Brennholt Pumpen GmbH",
                                       "\302\240",
                                       "(at)",
                                       " [dot] ",
                                       "\357\274\240",
                                       "\357\274\221\357\274\222",
                                       "anna",
                                       "call " };

  g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
}

/* Whatever the text, restoring gives it back, also in pieces; no address stays in it. */
static void
test_any_text (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (PursuitAiMask) mask = new_mask ();
      g_autoptr (PursuitAiUnmask) unmask = pursuit_ai_unmask_new (mask);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) pieces = g_string_new (NULL);
      g_autofree char *masked = NULL;
      g_autofree char *restored = NULL;
      g_autofree char *rest = NULL;

      for (int n = g_test_rand_int_range (0, 24); n > 0; n--)
        append_random (text);
      masked = pursuit_ai_mask_apply (mask, text->str);
      g_assert_true (g_utf8_validate (masked, -1, NULL));
      if (strstr (masked, "a.b@c.de") != NULL)
        g_test_message ("%s -> %s", text->str, masked);
      g_assert_null (strstr (masked, "a.b@c.de"));
      if (strstr (masked, "DE89 3704 0044 0532 0130 00") != NULL)
        g_test_message ("%s -> %s", text->str, masked);
      g_assert_null (strstr (masked, "DE89 3704 0044 0532 0130 00"));
      restored = pursuit_ai_mask_restore (mask, masked);
      g_assert_cmpstr (restored, ==, text->str);

      for (const char *p = masked; *p != '\0';)
        {
          gsize length = strnlen (p, (gsize) g_test_rand_int_range (1, 9));
          g_autofree char *piece = g_strndup (p, length);
          g_autofree char *out = pursuit_ai_unmask_push (unmask, piece);

          g_string_append (pieces, out);
          p += length;
        }
      rest = pursuit_ai_unmask_finish (unmask);
      g_string_append (pieces, rest);
      g_assert_cmpstr (pieces->str, ==, text->str);
    }
}

static void
check_mail_file (const char *text, GRegex *address)
{
  g_autoptr (PursuitAiMask) mask = pursuit_ai_mask_new ();
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *masked = pursuit_ai_mask_apply (mask, text);
  g_autofree char *restored = pursuit_ai_mask_restore (mask, masked);

  g_assert_cmpstr (restored, ==, text);
  g_assert_false (g_regex_match (address, masked, 0, NULL));
  g_regex_match (address, text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *found = g_match_info_fetch (match, 0);

      g_assert_null (strstr (masked, found));
    }
}

/* Real mails, with another finder of addresses than ours. */
static void
test_real_mails (void)
{
  static const char *const folders[] = { "mail/email_reply_parser", "mail/mikel-mail" };
  g_autoptr (GRegex) address
      = g_regex_new ("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+", G_REGEX_OPTIMIZE, 0, NULL);
  guint n_files = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = pursuit_test_data_path (folders[i]);
      g_autoptr (GDir) dir = path != NULL ? g_dir_open (path, 0, NULL) : NULL;
      const char *name;

      if (path == NULL)
        return;
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *file = g_build_filename (path, name, NULL);
          g_autofree char *content = NULL;
          g_autofree char *text = NULL;
          gsize length;

          if (!g_file_get_contents (file, &content, &length, NULL))
            continue;
          text = g_utf8_make_valid (content, (gssize) length);
          check_mail_file (text, address);
          n_files++;
        }
    }
  g_assert_cmpuint (n_files, >, 20);
}

static gboolean
is_phone_cell (const char *cell)
{
  guint n_digits = 0;

  for (const char *p = cell; *p != '\0'; p++)
    n_digits += g_ascii_isdigit (*p);

  return n_digits >= 10 && strspn (cell, "0123456789+()x. -") == strlen (cell)
         && strpbrk (cell, "+()x-") != NULL;
}

/* As a set: looking through the whole text for each number takes minutes with sanitizers. */
static GHashTable *
split_cells (const char *csv)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char **cells = g_strsplit_set (csv, ",\"\r\n", -1);

  for (guint i = 0; cells[i] != NULL; i++)
    g_hash_table_add (set, cells[i]);

  return set;
}

/* Every number to call in real exports, by its cell. */
static void
test_real_phones (void)
{
  static const char *const files[]
      = { "crm-csv/hubspot/hubspot_contacts.csv", "crm-csv/hubspot/hubspot_companies.csv",
          "crm-csv/salesforce-api/Lead.csv", "crm-csv/zoho/Contacts.csv",
          "crm-csv/zoho/Leads.csv" };
  guint n_phones = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (PursuitAiMask) mask = pursuit_ai_mask_new ();
      g_autofree char *raw = pursuit_test_data_load (files[i], NULL);
      g_autofree char *csv = raw != NULL ? g_utf8_make_valid (raw, -1) : NULL;
      g_autofree char *masked = NULL;
      g_autofree char *restored = NULL;
      g_auto (GStrv) cells = NULL;
      g_autoptr (GHashTable) left = NULL;

      if (csv == NULL)
        return;
      masked = pursuit_ai_mask_apply (mask, csv);
      restored = pursuit_ai_mask_restore (mask, masked);
      g_assert_cmpstr (restored, ==, csv);
      cells = g_strsplit_set (csv, ",\"\r\n", -1);
      left = split_cells (masked);
      for (guint j = 0; cells[j] != NULL; j++)
        {
          if (!is_phone_cell (cells[j]))
            continue;
          n_phones++;
          if (g_hash_table_contains (left, cells[j]))
            g_test_fail_printf ("%s: %s is not masked", files[i], cells[j]);
        }
    }
  g_test_message ("%u numbers", n_phones);
  g_assert_cmpuint (n_phones, >, 5000);
}

/* Texts made to be slow end as fast as any other. */
static void
test_long (void)
{
  static const char *const parts[] = { "1 ",
                                       "@",
                                       "a",
                                       "[",
                                       "+",
                                       "(",
                                       "DE12 ",
                                       "\"@",
                                       "Anna ",
                                       "1.1.20 ",
                                       "call 5550132, ",
                                       "5550132 ",
                                       "(at)",
                                       "a(at)b.c[dot]",
                                       "[dot]x",
                                       "@a [dot] ",
                                       "\357\274\221 " };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (PursuitAiMask) mask = new_mask ();
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *masked = NULL;
      g_autofree char *restored = NULL;

      while (text->len < 1000000)
        g_string_append (text, parts[i]);
      masked = pursuit_ai_mask_apply (mask, text->str);
      restored = pursuit_ai_mask_restore (mask, masked);
      g_assert_true (strcmp (restored, text->str) == 0);
    }
}

static void
test_sorts (void)
{
  for (guint i = 0; i < PURSUIT_AI_MASK_N_SORTS; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (pursuit_ai_mask_sort_to_string ((PursuitAiMaskSort) i), !=,
                       pursuit_ai_mask_sort_to_string ((PursuitAiMaskSort) j));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ai/mask/words", test_words);
  g_test_add_func ("/ai/mask/phones", test_phones);
  g_test_add_func ("/ai/mask/bare-phones", test_bare_phones);
  g_test_add_func ("/ai/mask/listed-sorts", test_listed_sorts);
  g_test_add_func ("/ai/mask/stays", test_stays);
  g_test_add_func ("/ai/mask/own-tokens", test_own_tokens);
  g_test_add_func ("/ai/mask/json", test_json);
  g_test_add_func ("/ai/mask/pieces", test_pieces);
  g_test_add_func ("/ai/mask/any-text", test_any_text);
  g_test_add_func ("/ai/mask/real-mails", test_real_mails);
  g_test_add_func ("/ai/mask/real-phones", test_real_phones);
  g_test_add_func ("/ai/mask/long", test_long);
  g_test_add_func ("/ai/mask/sorts", test_sorts);

  return g_test_run ();
}
