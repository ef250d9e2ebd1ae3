/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/usage/pursuit-usage-comparer.h"

#include "app/widgets/pursuit-format.h"
#include "app/usage/pursuit-usage-words.h"
#include "workspace/ai/pursuit-usage-compare.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static char *
describe_side (const PursuitUsageComparison *comparison, const PursuitUsageSide *side)
{
  g_autofree char *cost = comparison->has_cost ? pursuit_usage_words_dup_money (side->cost) : NULL;
  /* Translators: how much text was sent and came back */
  g_autofree char *tokens
      = comparison->has_tokens ? g_strdup_printf (_ ("%'" PRId64 " tokens"), side->tokens) : NULL;

  return pursuit_format_join (cost, tokens, PURSUIT_FORMAT_END);
}

static void
append_sides (GString *text,
              const PursuitUsageComparison *comparison,
              const PursuitUsageSide *ours,
              const PursuitUsageSide *theirs)
{
  g_autofree char *one = describe_side (comparison, ours);
  g_autofree char *other = describe_side (comparison, theirs);

  /* Translators: what our ledger says, and what the provider says */
  g_string_append_printf (text, _ ("Here %s, there %s\n"), one, other);
}

static char *
describe (const PursuitUsageComparison *comparison)
{
  GString *text = g_string_new (NULL);
  guint n = MIN (comparison->differences->len, PURSUIT_USAGE_COMPARER_MOST);
  guint n_more = comparison->differences->len - n;

  append_sides (text, comparison, &comparison->ours, &comparison->theirs);
  for (guint i = 0; i < n; i++)
    {
      const PursuitUsageDifference *difference = comparison->differences->pdata[i];
      g_autofree char *day = pursuit_format_date (difference->day);

      g_string_append_printf (text, "\n%s · %s\n", day, difference->model);
      append_sides (text, comparison, &difference->ours, &difference->theirs);
    }
  if (n_more > 0)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "\nand %u more difference",
                                         "\nand %u more differences", n_more),
                            n_more);

  return g_strstrip (g_string_free (text, FALSE));
}

static void
show (PursuitWindow *window, const PursuitUsageComparison *comparison)
{
  g_autofree char *month = pursuit_usage_words_dup_month (comparison->month);
  gboolean agrees = comparison->differences->len == 0;
  /* Translators: %s is a month, such as “November 2026” */
  g_autofree char *title = g_strdup_printf (
      agrees ? _ ("%s: the Provider Says the Same") : _ ("%s: the Provider Says Otherwise"), month);
  g_autofree char *text = describe (comparison);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), title, text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitUsageComparison) comparison
      = pursuit_workspace_compare_usage_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (comparison == NULL)
    pursuit_window_show_error (window, _ ("The usage was not compared"), error);
  else if (gtk_widget_get_realized (GTK_WIDGET (window)))
    show (window, comparison);
}

void
pursuit_usage_comparer_compare (PursuitWindow *window,
                                const char *path,
                                const char *provider,
                                const char *month)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (pursuit_window_get_workspace (window) != NULL);
  g_return_if_fail (path != NULL && provider != NULL);

  pursuit_workspace_compare_usage_async (pursuit_window_get_workspace (window), path, provider,
                                         month, NULL, compared_cb, g_object_ref (window));
}
