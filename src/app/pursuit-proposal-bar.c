/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-proposal-bar.h"

#include "app/pursuit-format.h"
#include "core/pursuit-proposal.h"

#include <glib/gi18n-lib.h>

struct _PursuitProposalBar
{
  AdwBin parent_instance;

  GtkLabel *counts;
  GtkMenuButton *problems_button;
  AdwButtonContent *problems_label;
  GtkLabel *problems;
  GtkWidget *no_problems;
  GtkLabel *saved;
  GtkWidget *versions_button;
  GtkLabel *versions;
};

enum
{
  SIGNAL_VERSIONS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitProposalBar, pursuit_proposal_bar, ADW_TYPE_BIN)

static char *
describe_money (PursuitRecord *proposal)
{
  g_autofree char *money = NULL;

  if (!pursuit_record_is_set (proposal, PURSUIT_PROPOSAL_DEAL_SIZE))
    return NULL;

  money = pursuit_format_money (pursuit_record_get_integer (proposal, PURSUIT_PROPOSAL_DEAL_SIZE),
                                pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CURRENCY));

  /* Translators: what a proposal is worth. */
  return g_strdup_printf (_ ("deal size %s"), money);
}

static void
show_counts (PursuitProposalBar *self, PursuitPreview *preview, PursuitRecord *proposal)
{
  guint n_words = pursuit_preview_get_words (preview);
  guint n_pages = pursuit_preview_get_pages (preview);
  g_autofree char *number = pursuit_format_count (n_words);
  g_autofree char *words
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s word", "%s words", n_words), number);
  g_autofree char *pages
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page", "%u pages", n_pages), n_pages);
  g_autofree char *money = describe_money (proposal);
  g_autofree char *text
      = pursuit_format_join (words, n_pages > 0 ? pages : NULL, money, PURSUIT_FORMAT_END);

  gtk_label_set_text (self->counts, text);
}

static void
append_problem (GString *text, const char *problem)
{
  g_string_append_printf (text, "%s• %s", text->len > 0 ? "\n" : "", problem);
}

static void
show_problems (PursuitProposalBar *self, PursuitPreview *preview, PursuitRecord *proposal)
{
  const char *status = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_STATUS);
  gboolean is_draft = status == NULL || g_str_equal (status, "draft");
  GPtrArray *problems = pursuit_preview_get_problems (preview);
  const GError *error = pursuit_preview_get_error (preview);
  guint n = (problems != NULL ? problems->len : 0) + (error != NULL ? 1 : 0);
  g_autofree char *label = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (error != NULL)
    append_problem (text, error->message);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    append_problem (text, g_ptr_array_index (problems, i));

  /* Translators: how many things are wrong with a proposal that is to be sent. */
  label = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u thing to mend", "%u things to mend", n), n);
  gtk_label_set_text (self->problems, text->str);
  adw_button_content_set_label (self->problems_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->problems_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_button), n > 0);
  gtk_widget_set_visible (self->no_problems, n == 0 && problems != NULL && is_draft);
}

void
pursuit_proposal_bar_show_preview (PursuitProposalBar *self,
                                   PursuitPreview *preview,
                                   PursuitRecord *proposal)
{
  g_return_if_fail (PURSUIT_IS_PROPOSAL_BAR (self));
  g_return_if_fail (PURSUIT_IS_PREVIEW (preview));
  g_return_if_fail (PURSUIT_IS_PROPOSAL (proposal));

  show_counts (self, preview, proposal);
  show_problems (self, preview, proposal);
}

static char *
describe_saved (PursuitRecord *stored)
{
  const char *at = pursuit_record_get_text (stored, PURSUIT_FIELD_UPDATED_AT);
  g_autofree char *time = pursuit_format_time (at);

  /* Translators: when a text was saved last, such as “Saved Today 14:18”. */
  return *time != '\0' ? g_strdup_printf (_ ("Saved %s"), time) : g_strdup (_ ("Saved"));
}

void
pursuit_proposal_bar_show_saver (PursuitProposalBar *self, PursuitProposalSaver *saver)
{
  const GError *error;
  g_autofree char *text = NULL;

  g_return_if_fail (PURSUIT_IS_PROPOSAL_BAR (self));
  g_return_if_fail (PURSUIT_IS_PROPOSAL_SAVER (saver));

  error = pursuit_proposal_saver_get_error (saver);
  gtk_widget_remove_css_class (GTK_WIDGET (self->saved), "error");
  switch (pursuit_proposal_saver_get_state (saver))
    {
    case PURSUIT_SAVE_STATE_PENDING:
      text = g_strdup (_ ("Not saved yet"));
      break;
    case PURSUIT_SAVE_STATE_SAVING:
      text = g_strdup (_ ("Saving…"));
      break;
    case PURSUIT_SAVE_STATE_FAILED:
      text = g_strdup_printf (_ ("Not saved: %s"), error != NULL ? error->message : "");
      gtk_widget_add_css_class (GTK_WIDGET (self->saved), "error");
      break;
    case PURSUIT_SAVE_STATE_SAVED:
    default:
      text = describe_saved (pursuit_proposal_saver_get_stored (saver));
      break;
    }
  gtk_label_set_text (self->saved, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->saved), text);
}

const char *
pursuit_proposal_bar_get_counts (PursuitProposalBar *self)
{
  g_return_val_if_fail (PURSUIT_IS_PROPOSAL_BAR (self), NULL);

  return gtk_label_get_text (self->counts);
}

void
pursuit_proposal_bar_set_versions (PursuitProposalBar *self, guint n)
{
  g_autofree char *label = NULL;

  g_return_if_fail (PURSUIT_IS_PROPOSAL_BAR (self));

  /* Translators: how many versions of a proposal were sent */
  label = g_strdup_printf (_ ("Versions (%u)"), n);
  gtk_label_set_label (self->versions, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->versions_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
on_versions_clicked (PursuitProposalBar *self)
{
  g_signal_emit (self, signals[SIGNAL_VERSIONS], 0);
}

static void
pursuit_proposal_bar_class_init (PursuitProposalBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-proposal-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalBar, counts);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalBar, problems_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalBar, problems_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalBar, problems);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalBar, no_problems);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalBar, saved);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalBar, versions_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalBar, versions);
  gtk_widget_class_bind_template_callback (widget_class, on_versions_clicked);

  signals[SIGNAL_VERSIONS] = g_signal_new ("versions", PURSUIT_TYPE_PROPOSAL_BAR, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pursuit_proposal_bar_init (PursuitProposalBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pursuit_proposal_bar_set_versions (self, 0);
}
