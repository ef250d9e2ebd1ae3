/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-proposal.h"
#include "workspace/proposals/pursuit-proposal-print-private.h"

static PursuitProposalSource *
new_source (void)
{
  PursuitProposalSource *source = g_new0 (PursuitProposalSource, 1);

  source->proposal = pursuit_record_new (PURSUIT_KIND_PROPOSAL);
  pursuit_record_set_text (source->proposal, PURSUIT_PROPOSAL_TITLE, "Offer");
  pursuit_record_set_text (source->proposal, PURSUIT_PROPOSAL_LANGUAGE, "en");
  source->organization_name = g_strdup ("Halvard");
  source->today = g_strdup ("2026-11-24");

  return source;
}

static void
set_title (PursuitProposalSource *source)
{
  pursuit_record_set_text (source->proposal, PURSUIT_PROPOSAL_TITLE, "Another offer");
}

static void
set_language (PursuitProposalSource *source)
{
  pursuit_record_unset (source->proposal, PURSUIT_PROPOSAL_LANGUAGE);
}

static void
set_author (PursuitProposalSource *source)
{
  g_clear_pointer (&source->organization_name, g_free);
}

static void
set_day (PursuitProposalSource *source)
{
  g_free (source->today);
  source->today = g_strdup ("2026-11-25");
}

static void
set_brand (PursuitProposalSource *source)
{
  source->brand = g_new0 (PursuitBrand, 1);
  source->brand->colour = g_strdup ("#0d6e5a");
}

static void
set_cover (PursuitProposalSource *source)
{
  source->brand = g_new0 (PursuitBrand, 1);
  source->brand->cover = TRUE;
}

static void
set_money (PursuitProposalSource *source)
{
  pursuit_record_set_integer (source->proposal, PURSUIT_PROPOSAL_DEAL_SIZE, 42);
}

static void
test_is_of (void)
{
  static void (*const changes[]) (PursuitProposalSource *)
      = { set_title, set_language, set_author, set_day, set_brand, set_cover };
  g_autoptr (PursuitProposalSource) source = new_source ();
  g_autoptr (PursuitProposalPrint) print = NULL;
  g_autoptr (GError) error = NULL;

  print = pursuit_proposal_print_new (source, "# Offer\n", &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_get_size (pursuit_proposal_print_get_pdf (print)) > 0);
  g_assert_true (pursuit_proposal_print_is_of (print, source, "# Offer\n"));
  g_assert_false (pursuit_proposal_print_is_of (print, source, "# Offers\n"));
  g_assert_false (pursuit_proposal_print_is_of (NULL, source, "# Offer\n"));

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (PursuitProposalSource) changed = new_source ();

      changes[i](changed);
      g_assert_false (pursuit_proposal_print_is_of (print, changed, "# Offer\n"));
    }

  /* Shown only by way of the text. */
  set_money (source);
  g_assert_true (pursuit_proposal_print_is_of (print, source, "# Offer\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace/proposal-print/holds-for-what-it-was-made-from-only", test_is_of);

  return g_test_run ();
}
