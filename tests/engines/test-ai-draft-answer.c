/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-template-text.h"
#include "engines/pursuit-ai-draft-answer.h"
#include "engines/pursuit-ai-draft-stream-private.h"

#include "tests/engines/draft-sources.h"

#include <string.h>

static void
set_up_draft (Fixture *f, gconstpointer data)
{
  set_up (f, data);
  f->input.sources = new_draft_sources ();
}

static void
tear_down_draft (Fixture *f, gconstpointer data)
{
  pursuit_sources_unref (f->input.sources);
  tear_down (f, data);
}

static PursuitAiDraftAnswer *
read_draft (Fixture *f, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitProposalValues) values = pursuit_proposal_values_new (&f->input, &error);

  g_assert_no_error (error);

  return pursuit_ai_draft_answer_read (text, values, f->input.sources);
}

static void
test_strip (Fixture *f, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "It stops. {{source:lead.need}}", "It stops." },
    { "It stops {{source:lead.need}}{{ Source: conversation.1:2 }}.", "It stops." },
    { "For {{company_name}}: {{total}}", "For {{company_name}}: {{total}}" },
    { "By {{missing:delivery date}}.", "By [delivery date]." },
    { "By {{missing:2nd ü}}, {{#if total}} {{ foo }}.", "By [2nd ü], [#if total] [foo]." },
    { "It stops. {{source:lead.ne", "It stops. " },
    { "It stops. {{", "It stops. " },
    { "a {{ b\nc }} d", "a \\{{ b\nc }} d" },
    { "{{source:}} {{}} }}", " [] }}" },
    { "\033[31mIt\302\233 \342\200\256stops\r {{sou\033rce:lead.need}}", "[31mIt stops" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = pursuit_ai_draft_strip (cases[i][0]);

      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

/* What is shown while it comes is always the beginning of what is shown in the end. */
static void
test_strip_grows (Fixture *f, gconstpointer data)
{
  static const char draft[]
      = "## Need\n\nIt stops. {{source:lead.need}} For {{total}} {{source:x}}, now.";
  g_autofree char *whole = pursuit_ai_draft_strip (draft);

  for (gsize i = 0; i <= strlen (draft); i++)
    {
      g_autofree char *part = g_strndup (draft, i);
      g_autofree char *shown = pursuit_ai_draft_strip (part);

      /* A space before a tag may still go, and one brace may become two. */
      g_strdelimit (shown, "{", ' ');
      g_strchomp (shown);
      g_assert_true (strncmp (shown, whole, strcspn (shown, "{")) == 0
                     || strstr (shown, "total") != NULL);
    }
}

/* Tags, braces and bytes of all sorts, also longer than a tag may be. */
static char *
make_any (void)
{
  static const char *const parts[] = {
    "{{",       "{",    "}}",   "}",        "source:",      "lead.need", "missing: x",
    " ",        "\n",   "\r\n", "\r",       "total",        "{{total}}", "words.",
    "\303\244", "\303", "\244", "\360\237", "\342\200\256", "\033[",     "{{source:lead.need}}"
  };
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 40); n > 0; n--)
    {
      g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      if (g_test_rand_int_range (0, 20) == 0)
        for (int k = g_test_rand_int_range (190, 210); k > 0; k--)
          g_string_append_c (text, 'x');
    }

  return g_string_free (text, FALSE);
}

/* However a draft is split, each piece shows what the whole so far would show. */
static void
test_stream (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 1000; i++)
    {
      PursuitAiDraftStream *stream = pursuit_ai_draft_stream_new ();
      g_autofree char *text = make_any ();
      gsize length = strlen (text);

      for (gsize at = 0, n; at < length; at += n)
        {
          g_autoptr (GString) shown = g_string_new ("> ");
          g_autofree char *piece = NULL;
          g_autofree char *until = NULL;
          g_autofree char *wanted = NULL;

          n = MIN (length - at, (gsize) g_test_rand_int_range (1, i % 3 == 0 ? 3 : 60));
          piece = g_strndup (text + at, n);
          until = g_strndup (text, at + n);
          wanted = pursuit_ai_draft_strip (until);
          pursuit_ai_draft_stream_push (stream, piece);
          pursuit_ai_draft_stream_append_to (stream, shown);
          g_assert_cmpstr (shown->str + strlen ("> "), ==, wanted);
        }
      pursuit_ai_draft_stream_free (stream);
    }
}

/* Braces without end are looked through once, in a whole as piece by piece. */
static void
test_braces_take_linear_time (Fixture *f, gconstpointer data)
{
  static const char *const parts[] = { "{{", "{{a ", "{{}", "}}", "{{source:x}} " };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *whole = NULL;
      PursuitAiDraftStream *stream = pursuit_ai_draft_stream_new ();
      gint64 start = g_get_monotonic_time ();

      while (text->len < 1000000)
        g_string_append (text, parts[i]);
      whole = pursuit_ai_draft_strip (text->str);
      for (gsize at = 0; at < 100000; at += 100)
        {
          g_autofree char *piece = g_strndup (text->str + at, 100);

          pursuit_ai_draft_stream_push (stream, piece);
        }
      g_assert_nonnull (whole);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_TIME_SPAN_SECOND);
      pursuit_ai_draft_stream_free (stream);
    }
}

static const PursuitClaim *
find_claim (GPtrArray *claims, const char *text)
{
  for (guint i = 0; i < claims->len; i++)
    {
      const PursuitClaim *claim = g_ptr_array_index (claims, i);

      if (strcmp (claim->text, text) == 0)
        return claim;
    }
  for (guint i = 0; i < claims->len; i++)
    g_test_message ("%s", ((PursuitClaim *) claims->pdata[i])->text);
  g_test_fail_printf ("no claim “%s”", text);
  g_assert_not_reached ();
}

static void
test_claims (Fixture *f, gconstpointer data)
{
  static const char draft[]
      = "## Your need\n\nYou had three stops since June. {{source:lead.need}} We know pumps.\n\n"
        "Each stop costs 9,500 EUR {{source:conversation.1:2}}. It will cost 12,000 EUR soon. "
        "{{source:conversation.1:2}}\n- Nobody else can do it. {{source:card.secret}}\n"
        "- The total is {{total}}, due by {{missing:date}}.\n";
  g_autoptr (PursuitAiDraftAnswer) answer = read_draft (f, draft);
  const PursuitClaim *claim;

  g_assert_cmpstr (answer->markdown, ==,
                   "## Your need\n\nYou had three stops since June. We know pumps.\n\n"
                   "Each stop costs 9,500 EUR. It will cost 12,000 EUR soon.\n"
                   "- Nobody else can do it.\n- The total is {{total}}, due by [date].\n");
  g_assert_cmpuint (answer->n_unknown, ==, 1);
  g_assert_cmpuint (answer->n_removed, ==, 0);

  claim = find_claim (answer->claims, "You had three stops since June.");
  g_assert_cmpint (claim->state, ==, PURSUIT_CLAIM_SOURCED);
  g_assert_cmpuint (claim->line, ==, 3);
  g_assert_cmpuint (claim->start, ==, 0);
  g_assert_cmpstr (claim->evidence->field, ==, "need");
  claim = find_claim (answer->claims, "Each stop costs 9,500 EUR");
  g_assert_cmpuint (claim->evidence->line, ==, 2);
  /* The tag is there, but the figure is not in it. */
  claim = find_claim (answer->claims, "12,000 EUR");
  g_assert_cmpint (claim->state, ==, PURSUIT_CLAIM_UNSOURCED);
  claim = find_claim (answer->claims, "9,500 EUR");
  g_assert_cmpint (claim->state, ==, PURSUIT_CLAIM_SOURCED);
  claim = find_claim (answer->claims, "Nobody else can do it.");
  g_assert_cmpint (claim->state, ==, PURSUIT_CLAIM_UNSOURCED);
  g_assert_cmpuint (claim->start, ==, 2);
  claim = find_claim (answer->claims, "[date]");
  g_assert_cmpint (claim->state, ==, PURSUIT_CLAIM_NOT_ESTABLISHED);
  for (guint i = 1; i < answer->claims->len; i++)
    g_assert_cmpuint (((PursuitClaim *) answer->claims->pdata[i - 1])->line, <=,
                      ((PursuitClaim *) answer->claims->pdata[i])->line);
}

static void
check_can_be_filled (Fixture *f, const char *markdown)
{
  g_autoptr (PursuitProposalValues) values = pursuit_proposal_values_new (&f->input, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitTemplateFill) fill = pursuit_template_fill (markdown, values->values, &error);

  g_assert_no_error (error);
  g_assert_nonnull (fill);
}

/* Whatever a model writes, its text can be filled, and places of claims lie in it. */
static void
test_any_text (Fixture *f, gconstpointer data)
{
  static const char *const parts[] = { "{{",
                                       "}}",
                                       "source:",
                                       "lead.need",
                                       "missing:",
                                       " ",
                                       "\n",
                                       ".",
                                       "#",
                                       "12 %",
                                       "5 sites",
                                       "{{total}}",
                                       "{{source:lead.need}}",
                                       "Siemens",
                                       "\303\244",
                                       "in March",
                                       "\377",
                                       "- ",
                                       "Q2",
                                       "!" };

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (PursuitAiDraftAnswer) answer = NULL;
      g_auto (GStrv) lines = NULL;

      for (int n = g_test_rand_int_range (0, 30); n > 0; n--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      answer = read_draft (f, text->str);
      check_can_be_filled (f, answer->markdown);
      g_assert_true (g_utf8_validate (answer->markdown, -1, NULL));
      lines = g_strsplit (answer->markdown, "\n", -1);
      for (guint j = 0; j < answer->claims->len; j++)
        {
          const PursuitClaim *claim = g_ptr_array_index (answer->claims, j);

          g_assert_cmpuint (claim->line, >=, 1);
          g_assert_cmpuint (claim->line, <=, MAX (g_strv_length (lines), 1));
          g_assert_cmpuint (claim->start, <=, MAX (claim->end, claim->start));
          if (claim->end > 0)
            g_assert_cmpuint (claim->end, <=, strlen (lines[claim->line - 1]));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/engines/ai-draft-answer/" name, Fixture, NULL, set_up_draft, function,             \
              tear_down_draft)
  ADD ("strip", test_strip);
  ADD ("strip-grows", test_strip_grows);
  ADD ("stream", test_stream);
  ADD ("braces-take-linear-time", test_braces_take_linear_time);
  ADD ("claims", test_claims);
  ADD ("any-text", test_any_text);

  return g_test_run ();
}
