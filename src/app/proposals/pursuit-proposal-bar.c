/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-proposal-bar.h"

#include "app/proposals/pursuit-finding-list.h"
#include "app/widgets/pursuit-format.h"
#include "app/widgets/pursuit-wrap-layout.h"
#include "core/pursuit-proposal.h"
#include "document/pursuit-document-check.h"
#include "workspace/proposals/pursuit-proposal-versions.h"

#include <glib/gi18n-lib.h>

struct _PursuitProposalBar
{
  AdwBin parent_instance;

  GPtrArray *findings; /* (nullable) until the first check */
  gboolean is_awaited; /* somebody wants to see the findings as soon as they are there */
  GPtrArray *claims;   /* (nullable) what they ask about */
  GCancellable *cancellable;
  char *counted; /* (nullable) the proposal of which versions are counted */
  guint next;    /* the finding that the next step comes to */

  GtkLabel *counts;
  GtkMenuButton *problems_button;
  AdwButtonContent *problems_label;
  PursuitFindingList *problems;
  GtkWidget *no_problems;
  GtkLabel *saved;
  GtkWidget *versions_button;
  GtkLabel *versions;
};

enum
{
  SIGNAL_VERSIONS,
  SIGNAL_FINDING_ACTIVATED,
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

static char *
describe_minutes (guint n_words)
{
  guint n = pursuit_document_reading_minutes (n_words);

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u minute to read", "%u minutes to read", n), n);
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
  g_autofree char *minutes = describe_minutes (n_words);
  g_autofree char *money = describe_money (proposal);
  g_autofree char *text = pursuit_format_join (
      words, n_words > 0 ? minutes : NULL, n_pages > 0 ? pages : NULL, money, PURSUIT_FORMAT_END);

  gtk_label_set_text (self->counts, text);
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
}

static char *
describe_findings (guint n_blocking, guint n_warnings)
{
  /* Translators: how many things are wrong with a proposal that is to be sent. */
  g_autofree char *blocking = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u thing to mend", "%u things to mend", n_blocking),
      n_blocking);
  g_autofree char *warnings = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u warning", "%u warnings", n_warnings), n_warnings);

  if (n_blocking == 0 || n_warnings == 0)
    return g_strdup (n_blocking > 0 ? blocking : warnings);

  return pursuit_format_join (blocking, warnings, PURSUIT_FORMAT_END);
}

static void
set_weight (GtkWidget *widget, gboolean blocks)
{
  gtk_widget_remove_css_class (widget, blocks ? "warning" : "error");
  gtk_widget_add_css_class (widget, blocks ? "error" : "warning");
}

static void
take_check (PursuitProposalBar *self, const PursuitProposalCheck *check)
{
  g_ptr_array_ref (check->findings);
  g_ptr_array_ref (check->claims);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  self->findings = check->findings;
  self->claims = check->claims;
}

void
pursuit_proposal_bar_show_check (PursuitProposalBar *self,
                                 const PursuitProposalCheck *check,
                                 PursuitRecord *proposal)
{
  GPtrArray *findings;
  const char *status;
  guint n_blocking;
  g_autofree char *label = NULL;

  g_return_if_fail (PURSUIT_IS_PROPOSAL_BAR (self));
  g_return_if_fail (check != NULL);
  g_return_if_fail (PURSUIT_IS_PROPOSAL (proposal));

  findings = check->findings;
  status = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_STATUS);
  n_blocking = pursuit_findings_count_blocking (findings);
  label = describe_findings (n_blocking, findings->len - n_blocking);

  take_check (self, check);
  pursuit_finding_list_set_findings (self->problems, findings);
  adw_button_content_set_label (self->problems_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->problems_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  set_weight (GTK_WIDGET (self->problems_button), n_blocking > 0);
  if (findings->len == 0)
    gtk_menu_button_popdown (self->problems_button);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_button), findings->len > 0);
  gtk_widget_set_visible (self->no_problems,
                          n_blocking == 0 && (status == NULL || g_str_equal (status, "draft")));
  if (self->is_awaited)
    pursuit_proposal_bar_step (self, FALSE);
  self->is_awaited = FALSE;
}

guint
pursuit_proposal_bar_step (PursuitProposalBar *self, gboolean back)
{
  guint n;
  guint index;

  g_return_val_if_fail (PURSUIT_IS_PROPOSAL_BAR (self), 0);

  self->is_awaited = self->findings == NULL;
  n = self->findings != NULL ? self->findings->len : 0;
  if (n == 0)
    return 0;

  /* Back from the next one is behind the one that is shown. */
  index = (back ? self->next + 2 * n - 2 : self->next) % n;
  self->next = index + 1;
  gtk_menu_button_popup (self->problems_button);
  pursuit_finding_list_select (self->problems, index);

  return ((const PursuitFinding *) self->findings->pdata[index])->line;
}

static const PursuitFinding *
get_finding (PursuitProposalBar *self, guint index)
{
  return self->findings != NULL && index < self->findings->len ? self->findings->pdata[index]
                                                               : NULL;
}

gboolean
pursuit_proposal_bar_has_claims (PursuitProposalBar *self)
{
  g_return_val_if_fail (PURSUIT_IS_PROPOSAL_BAR (self), FALSE);

  for (guint i = 0; get_finding (self, i) != NULL; i++)
    if (get_finding (self, i)->claim > 0)
      return TRUE;

  return FALSE;
}

/* Not what only waits to be mended. */
static void
step_to_claim (PursuitProposalBar *self)
{
  for (guint i = 0; get_finding (self, i) != NULL; i++)
    {
      guint index = (self->next + i) % self->findings->len;

      if (get_finding (self, index)->claim == 0)
        continue;
      self->next = index;
      pursuit_proposal_bar_step (self, FALSE);
      return;
    }
}

static const PursuitClaim *
get_claim (PursuitProposalBar *self, guint index)
{
  const PursuitFinding *finding = get_finding (self, index);

  return finding != NULL && finding->claim > 0 ? self->claims->pdata[finding->claim - 1] : NULL;
}

const PursuitClaim *
pursuit_proposal_bar_get_claim (PursuitProposalBar *self, const char *number)
{
  GtkPopover *popover;
  const PursuitClaim *claim = NULL;

  g_return_val_if_fail (PURSUIT_IS_PROPOSAL_BAR (self), NULL);
  g_return_val_if_fail (number != NULL, NULL);

  if (*number != '\0')
    return get_claim (self, (guint) g_ascii_strtoull (number, NULL, 10));

  popover = gtk_menu_button_get_popover (self->problems_button);
  if (gtk_widget_get_visible (GTK_WIDGET (popover)))
    claim = get_claim (self, pursuit_finding_list_get_selected (self->problems));
  if (claim == NULL)
    step_to_claim (self);

  return claim;
}

void
pursuit_proposal_bar_enable_actions (PursuitProposalBar *self,
                                     GtkWidget *studio,
                                     gboolean is_draft,
                                     gboolean is_writable)
{
  gboolean found = get_finding (self, 0) != NULL;
  gboolean claims = pursuit_proposal_bar_has_claims (self);

  g_return_if_fail (PURSUIT_IS_PROPOSAL_BAR (self));
  g_return_if_fail (GTK_IS_WIDGET (studio));

  gtk_widget_action_set_enabled (studio, "proposal.next-finding", found);
  gtk_widget_action_set_enabled (studio, "proposal.previous-finding", found);
  gtk_widget_action_set_enabled (studio, "proposal.confirm", claims && is_writable);
  gtk_widget_action_set_enabled (studio, "proposal.remove-claim",
                                 claims && is_draft && is_writable);
  gtk_widget_action_set_enabled (studio, "proposal.rewrite-claim",
                                 claims && is_draft && is_writable);
}

void
pursuit_proposal_bar_close_findings (PursuitProposalBar *self)
{
  g_return_if_fail (PURSUIT_IS_PROPOSAL_BAR (self));

  gtk_menu_button_popdown (self->problems_button);
}

static void
on_finding_activated (PursuitProposalBar *self, guint index)
{
  if (self->findings == NULL || index >= self->findings->len)
    return;

  self->next = index + 1;
  gtk_menu_button_popdown (self->problems_button);
  g_signal_emit (self, signals[SIGNAL_FINDING_ACTIVATED], 0,
                 ((const PursuitFinding *) self->findings->pdata[index])->line);
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

static void
show_versions (PursuitProposalBar *self, guint n)
{
  /* Translators: how many versions of a proposal were sent */
  g_autofree char *label = g_strdup_printf (_ ("Versions (%u)"), n);

  gtk_label_set_label (self->versions, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->versions_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
versions_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitProposalBar) self = data;
  g_autoptr (PursuitRecord) proposal = NULL;
  g_autoptr (GPtrArray) versions = pursuit_workspace_list_versions_finish (
      PURSUIT_WORKSPACE (source), result, &proposal, NULL);

  /* Another one may have been chosen meanwhile. */
  if (versions != NULL && !g_cancellable_is_cancelled (self->cancellable)
      && g_strcmp0 (pursuit_record_get_id (proposal), self->counted) == 0)
    show_versions (self, versions->len);
}

void
pursuit_proposal_bar_count_versions (PursuitProposalBar *self,
                                     PursuitWorkspace *workspace,
                                     PursuitRecord *proposal)
{
  g_return_if_fail (PURSUIT_IS_PROPOSAL_BAR (self));
  g_return_if_fail (PURSUIT_IS_WORKSPACE (workspace));
  g_return_if_fail (PURSUIT_IS_PROPOSAL (proposal));

  g_clear_pointer (&self->counted, g_free);
  self->counted = g_strdup (pursuit_record_get_id (proposal));
  pursuit_workspace_list_versions_async (workspace, self->counted, self->cancellable, versions_cb,
                                         g_object_ref (self));
}

static void
on_versions_clicked (PursuitProposalBar *self)
{
  g_signal_emit (self, signals[SIGNAL_VERSIONS], 0);
}

static void
pursuit_proposal_bar_dispose (GObject *object)
{
  g_cancellable_cancel (PURSUIT_PROPOSAL_BAR (object)->cancellable);

  G_OBJECT_CLASS (pursuit_proposal_bar_parent_class)->dispose (object);
}

static void
pursuit_proposal_bar_finalize (GObject *object)
{
  PursuitProposalBar *self = PURSUIT_PROPOSAL_BAR (object);

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->counted, g_free);

  G_OBJECT_CLASS (pursuit_proposal_bar_parent_class)->finalize (object);
}

static void
pursuit_proposal_bar_class_init (PursuitProposalBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_proposal_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_proposal_bar_finalize;
  g_type_ensure (PURSUIT_TYPE_FINDING_LIST);
  g_type_ensure (PURSUIT_TYPE_WRAP_LAYOUT);

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
  gtk_widget_class_bind_template_callback (widget_class, on_finding_activated);

  signals[SIGNAL_VERSIONS] = g_signal_new ("versions", PURSUIT_TYPE_PROPOSAL_BAR, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FINDING_ACTIVATED]
      = g_signal_new ("finding-activated", PURSUIT_TYPE_PROPOSAL_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
pursuit_proposal_bar_init (PursuitProposalBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  show_versions (self, 0);
}
