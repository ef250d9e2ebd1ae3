/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-score-card.h"
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
  g_test_add_func ("/app/score-card/not-scored-is-said", test_none);
  g_test_add_func ("/app/score-card/links-lead-to-evidence-only", test_evidence);

  return g_test_run ();
}
