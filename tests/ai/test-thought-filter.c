/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/local/pursuit-local-provider.h"
#include "ai/openai/pursuit-openai-provider.h"
#include "ai/pursuit-thought-filter.h"

#include <string.h>

static char *
filter (const char *text, gsize first, gsize piece)
{
  g_autoptr (PursuitThoughtFilter) thought = pursuit_thought_filter_new ();
  GString *said = g_string_new (NULL);
  gsize length = strlen (text);
  g_autofree char *beginning = g_strndup (text, first);

  pursuit_thought_filter_feed (thought, beginning, said);
  for (gsize at = first; at < length; at += piece)
    {
      g_autofree char *next = g_strndup (text + at, piece);

      pursuit_thought_filter_feed (thought, next, said);
    }
  pursuit_thought_filter_finish (thought, said);

  return g_string_free (said, FALSE);
}

static void
thought_is_taken_out_wherever_it_is_split (void)
{
  static const char *const rows[][2] = {
    { "<think>because</think>yes", "yes" },
    { "\n <think>\nbecause <think> twice\n</think>\n\n{\"a\":1}\n", "{\"a\":1}\n" },
    { "<think></think>yes", "yes" },
    { "<think>because</thin</think>yes", "yes" },
    { "yes <think>because</think>", "yes <think>because</think>" },
    { "<thinking>yes", "<thinking>yes" },
    { "</think>yes", "</think>yes" },
    { "<thi", "<thi" },
    { "  ", "  " },
    { " yes", " yes" },
    { "<", "<" },
    { "", "" },
    { "<think>cut", "" },
    { "<think>cut</thi", "" },
    { "<think>because</think> \n", "" },
    { "<think>a</think><think>b</think>c", "<think>b</think>c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize first = 0; first <= strlen (rows[i][0]); first++)
      for (gsize piece = 1; piece <= 9; piece += 4)
        {
          g_autofree char *said = filter (rows[i][0], first, piece);

          g_assert_cmpstr (said, ==, rows[i][1]);
        }
}

static void
long_thought_is_not_kept (void)
{
  g_autoptr (PursuitThoughtFilter) thought = pursuit_thought_filter_new ();
  g_autoptr (GString) said = g_string_new (NULL);
  g_autofree char *piece = g_strnfill (1000, '<');

  pursuit_thought_filter_feed (thought, "<think>", said);
  for (guint i = 0; i < 20000; i++)
    pursuit_thought_filter_feed (thought, piece, said);
  pursuit_thought_filter_feed (thought, "</think>yes", said);
  g_assert_cmpstr (said->str, ==, "yes");
}

static void
endless_space_is_not_held (void)
{
  g_autoptr (PursuitThoughtFilter) thought = pursuit_thought_filter_new ();
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    pursuit_thought_filter_feed (thought, " ", said);
  g_assert_cmpuint (said->len, ==, 1000);
}

static PursuitAiReply *
read_events (PursuitAiProvider *provider, const char *const *events)
{
  PursuitAiReply *reply = pursuit_ai_reply_new ();

  for (guint i = 0; events[i] != NULL; i++)
    {
      PursuitSseEvent event
          = { .data = events[i], .length = strlen (events[i]), .is_closed = TRUE };

      pursuit_ai_provider_read_event (provider, reply, &event);
    }
  pursuit_ai_provider_end_stream (provider, reply);

  return reply;
}

static void
only_a_local_server_is_filtered (void)
{
  static const char *const events[] = {
    "{\"choices\":[{\"delta\":{\"content\":\"<thi\"}}]}",
    "{\"choices\":[{\"delta\":{\"content\":\"nk>hm</think>\\n\\nyes\"}}]}",
    "{\"choices\":[{\"delta\":{\"content\":\" and no\"},\"finish_reason\":\"stop\"}]}",
    NULL,
  };
  static const char *const held[] = {
    "{\"choices\":[{\"delta\":{\"content\":\"<\"},\"finish_reason\":\"stop\"}]}",
    NULL,
  };
  static const char body[] = "{\"choices\":[{\"message\":{\"content\":\"<think>hm</think>yes\"}}]}";
  g_autoptr (PursuitAiProvider) local = pursuit_local_provider_new ();
  g_autoptr (PursuitAiProvider) openai = pursuit_openai_provider_new ();
  g_autoptr (PursuitAiReply) filtered = read_events (local, events);
  g_autoptr (PursuitAiReply) whole = read_events (openai, events);
  g_autoptr (PursuitAiReply) short_one = read_events (local, held);
  g_autoptr (PursuitAiReply) plain = pursuit_ai_reply_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (body, strlen (body));

  g_assert_cmpstr (filtered->text->str, ==, "yes and no");
  g_assert_cmpstr (whole->text->str, ==, "<think>hm</think>\n\nyes and no");
  g_assert_cmpstr (short_one->text->str, ==, "<");
  pursuit_ai_provider_read_body (local, plain, bytes);
  g_assert_cmpstr (plain->text->str, ==, "yes");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ai/thought-filter/thought-is-taken-out-wherever-it-is-split",
                   thought_is_taken_out_wherever_it_is_split);
  g_test_add_func ("/ai/thought-filter/long-thought-is-not-kept", long_thought_is_not_kept);
  g_test_add_func ("/ai/thought-filter/endless-space-is-not-held", endless_space_is_not_held);
  g_test_add_func ("/ai/thought-filter/only-a-local-server-is-filtered",
                   only_a_local_server_is_filtered);

  return g_test_run ();
}
