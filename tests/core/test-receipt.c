/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-receipt.h"

#include "core/pursuit-json.h"

static PursuitReceipt *
read_text (const char *text)
{
  g_autoptr (JsonNode) node = pursuit_json_parse (text, -1, NULL);

  return pursuit_receipt_from_json (node);
}

static void
what_is_written_is_read (void)
{
  const PursuitReceipt receipt = { .provider = (char *) "anthropic",
                                   .model = (char *) "claude-sonnet-5-5",
                                   .cached = TRUE,
                                   .input = 1284,
                                   .cache_read = 212,
                                   .output = 140,
                                   .n_subjects = 10,
                                   .cost = (char *) "0.0039",
                                   .at_most = TRUE,
                                   .price_row = (char *) "anthropic/claude-sonnet-5-5@2026-09-22",
                                   .masked = (char *) "person,mail",
                                   .took_ms = 2400,
                                   .path = (char *) "claude: busy\ngpt: gone" };
  g_autoptr (JsonNode) node = pursuit_receipt_to_json (&receipt);
  g_autoptr (PursuitReceipt) read = pursuit_receipt_from_json (node);
  g_autoptr (PursuitReceipt) back = pursuit_receipt_copy (read);

  g_assert_cmpstr (back->provider, ==, receipt.provider);
  g_assert_cmpstr (back->model, ==, receipt.model);
  g_assert_true (back->cached);
  g_assert_cmpint (back->input, ==, 1284);
  g_assert_cmpint (back->cache_read, ==, 212);
  g_assert_cmpint (back->output, ==, 140);
  g_assert_cmpuint (back->n_subjects, ==, 10);
  g_assert_cmpstr (back->cost, ==, receipt.cost);
  g_assert_true (back->at_most);
  g_assert_cmpstr (back->price_row, ==, receipt.price_row);
  g_assert_cmpstr (back->masked, ==, receipt.masked);
  g_assert_cmpint (back->took_ms, ==, 2400);
  g_assert_cmpstr (back->path, ==, receipt.path);
  g_assert_false (pursuit_receipt_is_scripted (back));
}

/* It comes from a file that anybody may have written. */
static void
strange_ones_do_no_harm (void)
{
  static const char *const strange[]
      = { "{}", "{\"tokens\":[],\"cached\":\"yes\",\"subjects\":-4,\"took_ms\":-1,\"cost\":7}",
          "{\"tokens\":{\"input\":-5,\"output\":\"x\"},\"cached\":1,\"subjects\":1e300}",
          "{\"provider\":{},\"model\":[],\"path\":null}" };

  for (guint i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      g_autoptr (PursuitReceipt) receipt = read_text (strange[i]);

      g_assert_nonnull (receipt);
      g_assert_null (receipt->cost);
      g_assert_false (receipt->cached);
      g_assert_false (receipt->at_most);
      g_assert_cmpint (receipt->input, ==, 0);
      g_assert_cmpint (receipt->output, ==, 0);
      g_assert_cmpint (receipt->took_ms, ==, 0);
      g_assert_cmpuint (receipt->n_subjects, >=, 1);
    }
  g_assert_null (read_text ("[]"));
  g_assert_null (pursuit_receipt_from_json (NULL));
  g_assert_null (pursuit_receipt_copy (NULL));
}

static void
a_script_is_known (void)
{
  g_autoptr (PursuitReceipt) fake = read_text ("{\"provider\":\"fake\"}");

  g_assert_true (pursuit_receipt_is_scripted (fake));
  g_assert_false (pursuit_receipt_is_scripted (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/receipt/what-is-written-is-read", what_is_written_is_read);
  g_test_add_func ("/core/receipt/strange-ones-do-no-harm", strange_ones_do_no_harm);
  g_test_add_func ("/core/receipt/a-script-is-known", a_script_is_known);

  return g_test_run ();
}
