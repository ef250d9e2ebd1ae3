/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-app-resources.h"
#include "app/usage/pursuit-ai-dialog.h"
#include "app/preferences/pursuit-ai-page.h"
#include "app/leads/pursuit-ai-score-dialog.h"
#include "app/cards/pursuit-battle-card-page.h"
#include "app/records/pursuit-browse-list.h"
#include "app/records/pursuit-browse-row.h"
#include "app/preferences/pursuit-brand-page.h"
#include "app/usage/pursuit-budget-dialog.h"
#include "app/leads/pursuit-bulk-page.h"
#include "app/cards/pursuit-card-change-row.h"
#include "app/cards/pursuit-card-changes-dialog.h"
#include "app/conversations/pursuit-conversation-page.h"
#include "app/page/pursuit-document-view.h"
#include "app/proposals/pursuit-draft-wishes.h"
#include "app/proposals/pursuit-drafting-view.h"
#include "app/records/pursuit-fact-row.h"
#include "app/records/pursuit-filter-popover.h"
#include "app/proposals/pursuit-finding-list.h"
#include "app/preferences/pursuit-general-page.h"
#include "app/import/pursuit-import-assistant.h"
#include "app/import/pursuit-import-column-row.h"
#include "app/import/pursuit-import-columns.h"
#include "app/import/pursuit-import-count.h"
#include "app/import/pursuit-import-dialect.h"
#include "app/import/pursuit-import-outcome.h"
#include "app/import/pursuit-import-rows.h"
#include "app/import/pursuit-import-target-popover.h"
#include "app/leads/pursuit-lead-facts.h"
#include "app/leads/pursuit-lead-list.h"
#include "app/leads/pursuit-lead-page.h"
#include "app/proposals/pursuit-markdown-editor.h"
#include "app/leads/pursuit-model-dialog.h"
#include "app/leads/pursuit-override-dialog.h"
#include "app/window/pursuit-palette.h"
#include "app/widgets/pursuit-pane.h"
#include "app/leads/pursuit-past-scores.h"
#include "app/preferences/pursuit-preferences.h"
#include "app/proposals/pursuit-pricing-dialog.h"
#include "app/proposals/pursuit-pricing-row.h"
#include "app/proposals/pursuit-proposal-bar.h"
#include "app/proposals/pursuit-proposal-facts.h"
#include "app/proposals/pursuit-proposal-outline.h"
#include "app/proposals/pursuit-proposal-page.h"
#include "app/proposals/pursuit-proposal-studio.h"
#include "app/records/pursuit-record-dialog.h"
#include "app/window/pursuit-recovery.h"
#include "app/window/pursuit-saved-filters.h"
#include "app/leads/pursuit-score-card.h"
#include "app/window/pursuit-search-window.h"
#include "app/widgets/pursuit-section.h"
#include "app/window/pursuit-sidebar.h"
#include "app/leads/pursuit-stage-switcher.h"
#include "app/window/pursuit-start-page.h"
#include "app/records/pursuit-thread-view.h"
#include "app/widgets/pursuit-twin.h"
#include "app/window/pursuit-unsaved-bar.h"
#include "app/proposals/pursuit-versions-dialog.h"
#include "app/window/pursuit-window.h"
#include "app/window/pursuit-work-bar.h"
#include "app/window/pursuit-workspaces-dialog.h"
#include "app/preferences/pursuit-provider-dialog.h"
#include "app/usage/pursuit-usage-months.h"
#include "app/usage/pursuit-usage-page.h"
#include "tests/app/pursuit-widget-test.h"

#include <string.h>

#define UI_FOLDER "/com/salesai/Pursuit/ui"

/* Types register themselves when they are first named; each template's has to be named here. */
static GType (*const types[]) (void) = {
  pursuit_bulk_page_get_type,
  pursuit_fact_row_get_type,
  pursuit_lead_facts_get_type,
  pursuit_lead_list_get_type,
  pursuit_lead_page_get_type,
  pursuit_pane_get_type,
  pursuit_preferences_get_type,
  pursuit_record_dialog_get_type,
  pursuit_recovery_get_type,
  pursuit_workspaces_dialog_get_type,
  pursuit_score_card_get_type,
  pursuit_search_window_get_type,
  pursuit_section_get_type,
  pursuit_sidebar_get_type,
  pursuit_stage_switcher_get_type,
  pursuit_start_page_get_type,
  pursuit_thread_view_get_type,
  pursuit_window_get_type,
  pursuit_work_bar_get_type,
  pursuit_battle_card_page_get_type,
  pursuit_browse_list_get_type,
  pursuit_browse_row_get_type,
  pursuit_conversation_page_get_type,
  pursuit_document_view_get_type,
  pursuit_import_assistant_get_type,
  pursuit_import_column_row_get_type,
  pursuit_import_columns_get_type,
  pursuit_import_count_get_type,
  pursuit_import_dialect_get_type,
  pursuit_import_outcome_get_type,
  pursuit_import_rows_get_type,
  pursuit_import_target_popover_get_type,
  pursuit_markdown_editor_get_type,
  pursuit_palette_get_type,
  pursuit_pricing_dialog_get_type,
  pursuit_pricing_row_get_type,
  pursuit_proposal_bar_get_type,
  pursuit_proposal_facts_get_type,
  pursuit_proposal_outline_get_type,
  pursuit_proposal_page_get_type,
  pursuit_proposal_studio_get_type,
  pursuit_twin_get_type,
  pursuit_unsaved_bar_get_type,
  pursuit_saved_filters_get_type,
  pursuit_past_scores_get_type,
  pursuit_override_dialog_get_type,
  pursuit_model_dialog_get_type,
  pursuit_filter_popover_get_type,
  pursuit_finding_list_get_type,
  pursuit_versions_dialog_get_type,
  pursuit_brand_page_get_type,
  pursuit_general_page_get_type,
  pursuit_ai_score_dialog_get_type,
  pursuit_ai_page_get_type,
  pursuit_provider_dialog_get_type,
  pursuit_budget_dialog_get_type,
  pursuit_usage_months_get_type,
  pursuit_usage_page_get_type,
  pursuit_ai_dialog_get_type,
  pursuit_draft_wishes_get_type,
  pursuit_drafting_view_get_type,
  pursuit_card_change_row_get_type,
  pursuit_card_changes_dialog_get_type,
};

static char *
dup_class_name (const char *file)
{
  g_autofree char *path = g_strdup_printf ("%s/%s", UI_FOLDER, file);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("<template class=\"(\\w+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  gsize size;
  const char *data;

  g_assert_nonnull (bytes);
  data = g_bytes_get_data (bytes, &size);
  text = g_strndup (data, size);

  return g_regex_match (regex, text, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

static void
instantiate (GType type)
{
  GObject *object = g_object_new (type, NULL);

  if (GTK_IS_WINDOW (object))
    gtk_window_destroy (GTK_WINDOW (object));
  else
    {
      g_object_ref_sink (object);
      g_object_unref (object);
    }
}

static void
test_all (void)
{
  g_auto (GStrv) files
      = g_resources_enumerate_children (UI_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_type_ensure (types[i]());

  g_assert_nonnull (files);
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *name = dup_class_name (files[i]);

      if (name == NULL)
        continue;
      g_test_message ("%s", name);
      if (g_type_from_name (name) == 0)
        g_error ("%s is not named in this test", name);
      /* What is abstract is made as a part of what is not. */
      if (!G_TYPE_IS_ABSTRACT (g_type_from_name (name)))
        instantiate (g_type_from_name (name));
    }
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_LEVEL_ERROR);

  g_test_add_func ("/app/templates/all-of-them-are-whole", test_all);

  return g_test_run ();
}
