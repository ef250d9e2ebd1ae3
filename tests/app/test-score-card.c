/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-score-card.h"
#include "tests/app/pursuit-widget-test.h"

static PursuitScore *
create_score (void)
{
  PursuitScore *score = pursuit_score_new ("rules");

  pursuit_score_establish (
      score, PURSUIT_SCORE_BUDGET, 85, NULL,
      pursuit_evidence_new (PURSUIT_KIND_LEAD, NULL, "budget", "Fifty <b>thousand</b> & more"));
  score->parts[PURSUIT_SCORE_AUTHORITY].ask = g_strdup ("ask who signs");
  pursuit_score_add_reason (score, "Who signs is not established", -25, NULL);
  pursuit_score_finish (score, &PURSUIT_SCORE_FORMULA_DEFAULT);

  return score;
}

static gboolean
says (GtkWidget *card, const char *text)
{
  return pursuit_widget_test_find (card, GTK_TYPE_LABEL, text) != NULL;
}

static void
test_explained (void)
{
  g_autoptr (PursuitScore) score = create_score ();
  GtkWidget *card = g_object_new (PURSUIT_TYPE_SCORE_CARD, NULL);
  GtkWindow *window;

  pursuit_score_card_set_score (PURSUIT_SCORE_CARD (card), score, FALSE);
  window = pursuit_widget_test_present (card);
  g_assert_true (says (card, "26"));
  g_assert_true (says (card, "of 100 · 1 of 4 established"));
  g_assert_true (says (card, "85"));
  /* What a customer wrote is never markup. */
  g_assert_true (says (card, "“Fifty <b>thousand</b> & more”"));
  g_assert_true (says (card, "budget"));
  g_assert_true (says (card, "Not established – ask who signs"));
  g_assert_true (says (card, "–"));
  g_assert_true (says (card, "−25.0"));
  gtk_window_destroy (window);
}

static void
test_stale (void)
{
  g_autoptr (PursuitScore) score = create_score ();
  GtkWidget *card = g_object_new (PURSUIT_TYPE_SCORE_CARD, NULL);
  GtkWindow *window;
  const char *warning = "Something it rests on has changed since: score again";

  pursuit_score_card_set_score (PURSUIT_SCORE_CARD (card), score, TRUE);
  window = pursuit_widget_test_present (card);
  g_assert_true (says (card, warning));
  pursuit_score_card_set_score (PURSUIT_SCORE_CARD (card), score, FALSE);
  g_assert_false (says (card, warning));
  gtk_window_destroy (window);
}

static void
test_narrow (void)
{
  g_autoptr (PursuitScore) score = create_score ();
  GtkWidget *card = g_object_new (PURSUIT_TYPE_SCORE_CARD, NULL);
  GtkWindow *window;

  pursuit_score_card_set_score (PURSUIT_SCORE_CARD (card), score, FALSE);
  pursuit_score_card_set_narrow (PURSUIT_SCORE_CARD (card), TRUE);
  window = pursuit_widget_test_present (card);
  g_assert_true (says (card, "“Fifty <b>thousand</b> & more” budget"));
  pursuit_score_card_set_narrow (PURSUIT_SCORE_CARD (card), FALSE);
  g_assert_true (says (card, "“Fifty <b>thousand</b> & more”"));
  gtk_window_destroy (window);
}

/* What AI says counts, and its parts are the ones with bars; the rules stand beside. */
static void
test_beside (void)
{
  g_autoptr (PursuitScore) rules = create_score ();
  g_autoptr (PursuitScore) score = pursuit_score_new ("ai");
  GtkWidget *card = g_object_new (PURSUIT_TYPE_SCORE_CARD, NULL);
  GtkWindow *window;

  pursuit_score_establish (
      score, PURSUIT_SCORE_BUDGET, 60, "half of it",
      pursuit_evidence_new (PURSUIT_KIND_LEAD, NULL, "notes", "<i>Half</i> is approved"));
  pursuit_score_finish (score, &PURSUIT_SCORE_FORMULA_DEFAULT);
  pursuit_score_card_set_around (PURSUIT_SCORE_CARD (card), rules, NULL);
  pursuit_score_card_set_score (PURSUIT_SCORE_CARD (card), score, FALSE);
  window = pursuit_widget_test_present (card);
  g_assert_true (says (card, "By rules 26 · AI 18"));
  gtk_expander_set_expanded (
      GTK_EXPANDER (pursuit_widget_test_find (card, GTK_TYPE_EXPANDER, NULL)), TRUE);
  g_assert_true (says (card, "85 → 60"));
  g_assert_true (says (card, "By rules: “Fifty <b>thousand</b> & more” (budget)"));
  g_assert_true (says (card, "60"));
  g_assert_false (says (card, "85"));
  /* Where both say the same there is nothing to explain. */
  g_assert_false (says (card, "– → –"));
  g_assert_false (says (card, "By rules: not established"));
  /* What AI rests on stands beside its bar, and is not said twice. */
  g_assert_true (says (card, "half of it: <i>Half</i> is approved"));
  pursuit_score_card_set_narrow (PURSUIT_SCORE_CARD (card), TRUE);
  g_assert_true (says (card, "85 → 60"));
  pursuit_score_card_set_around (PURSUIT_SCORE_CARD (card), NULL, NULL);
  pursuit_score_card_set_score (PURSUIT_SCORE_CARD (card), score, FALSE);
  g_assert_false (says (card, "By rules 26 · AI 18"));
  gtk_window_destroy (window);
}

/* A history has no parts: those of the rules are shown for it. */
static void
test_history (void)
{
  g_autoptr (PursuitScore) rules = create_score ();
  g_autoptr (PursuitScore) score = pursuit_score_new ("history");
  GtkWidget *card = g_object_new (PURSUIT_TYPE_SCORE_CARD, NULL);
  GtkWindow *window;

  score->probability = 0.4;
  score->total = 40;
  pursuit_score_card_set_around (PURSUIT_SCORE_CARD (card), rules, NULL);
  pursuit_score_card_set_score (PURSUIT_SCORE_CARD (card), score, FALSE);
  window = pursuit_widget_test_present (card);
  g_assert_true (says (card, "Rules say 26, 1 of 4 established"));
  g_assert_true (says (card, "85"));
  gtk_window_destroy (window);
}

static void
test_none (void)
{
  GtkWidget *card = g_object_new (PURSUIT_TYPE_SCORE_CARD, NULL);
  GtkWindow *window;

  pursuit_score_card_set_score (PURSUIT_SCORE_CARD (card), NULL, TRUE);
  window = pursuit_widget_test_present (card);
  g_assert_true (says (card, "Not scored yet"));
  gtk_window_destroy (window);
}

static void
on_evidence_chosen (GtkWidget *card, const PursuitEvidence *evidence, char **field)
{
  *field = g_strdup (evidence->field);
}

static void
test_evidence (void)
{
  g_autoptr (PursuitScore) score = create_score ();
  GtkWidget *card = g_object_new (PURSUIT_TYPE_SCORE_CARD, NULL);
  GtkWindow *window;
  GtkWidget *link;
  g_autofree char *field = NULL;
  gboolean handled;

  pursuit_score_card_set_score (PURSUIT_SCORE_CARD (card), score, FALSE);
  g_signal_connect (card, "evidence-chosen", G_CALLBACK (on_evidence_chosen), &field);
  window = pursuit_widget_test_present (card);
  link = pursuit_widget_test_find (card, GTK_TYPE_LABEL, "budget");
  g_signal_emit_by_name (link, "activate-link", "0", &handled);
  g_assert_true (handled);
  g_assert_cmpstr (field, ==, "budget");
  /* A part without evidence, and a link that is none of ours, lead nowhere. */
  g_signal_emit_by_name (link, "activate-link", "1", &handled);
  g_signal_emit_by_name (link, "activate-link", "file:///etc/passwd", &handled);
  g_assert_true (handled);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  g_test_add_func ("/app/score-card/explains-every-part", test_explained);
  g_test_add_func ("/app/score-card/says-when-it-is-stale", test_stale);
  g_test_add_func ("/app/score-card/narrow-keeps-the-evidence", test_narrow);
  g_test_add_func ("/app/score-card/rules-stand-beside-ai", test_beside);
  g_test_add_func ("/app/score-card/a-history-borrows-the-parts-of-rules", test_history);
  g_test_add_func ("/app/score-card/not-scored-is-said", test_none);
  g_test_add_func ("/app/score-card/links-lead-to-evidence-only", test_evidence);

  return g_test_run ();
}
