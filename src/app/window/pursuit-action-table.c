/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-action-table.h"

#include <glib/gi18n-lib.h>

#define EVERYWHERE N_ ("Everywhere")
#define LEADS N_ ("Leads")
#define PROPOSALS N_ ("Proposals")
#define CARDS N_ ("Battle Cards")
#define CONVERSATIONS N_ ("Conversations")
#define USAGE N_ ("AI Usage")
#define EDITOR N_ ("Proposal text")
#define IMPORT N_ ("Import")

#define NEEDS_WRITABLE N_ ("read only, or something else is in front")
#define NEEDS_LEAD N_ ("choose a lead first")
#define NEEDS_SEVERAL N_ ("select several leads first")
#define NEEDS_OVERRIDE N_ ("this score was not set by hand")
#define NEEDS_PROPOSAL N_ ("choose a proposal first")
#define NEEDS_CONVERSATION N_ ("choose a conversation first")
#define NEEDS_CARD N_ ("choose a battle card first")
#define NEEDS_FINDING N_ ("nothing was found")
#define NEEDS_CLAIM N_ ("everything has a source")
#define NEEDS_STATUS N_ ("not possible in this status")

static const PursuitActionInfo table[] = {
  { .action = "win.show-palette",
    .title = N_ ("Every Action and Every Record"),
    .keys = "<Control>k",
    .group = EVERYWHERE,
    .not_offered = TRUE },
  { .action = "win.search",
    .title = N_ ("Search Everything"),
    .keys = "<Control>f",
    .group = EVERYWHERE,
    .icon_name = "system-search-symbolic" },
  { .action = "win.new",
    .title = N_ ("New Lead"),
    .keys = "<Control>n",
    .group = EVERYWHERE,
    .icon_name = "list-add-symbolic",
    .reason = NEEDS_WRITABLE },
  { .action = "win.import",
    .title = N_ ("Import Files"),
    .keys = "<Control>o",
    .group = EVERYWHERE,
    .icon_name = "document-open-symbolic",
    .reason = NEEDS_WRITABLE },
  { .action = "win.back-up",
    .title = N_ ("Back Up Now"),
    .group = EVERYWHERE,
    .icon_name = "document-save-symbolic" },
  { .action = "win.show-workspaces",
    .title = N_ ("Workspaces"),
    .keys = "<Shift><Control>o",
    .group = EVERYWHERE,
    .icon_name = "folder-symbolic" },
  { .action = "win.undo(int64 0)",
    .title = N_ ("Undo Last Change"),
    .keys = "<Control>z",
    .key_action = "win.undo-last",
    .scope = PURSUIT_KEYS_WINDOW,
    .group = EVERYWHERE,
    .icon_name = "edit-undo-symbolic",
    .reason = NEEDS_WRITABLE },
  { .action = "win.redo",
    .title = N_ ("Redo Last Change"),
    .keys = "<Shift><Control>z",
    .key_action = "win.redo-last",
    .scope = PURSUIT_KEYS_WINDOW,
    .group = EVERYWHERE,
    .icon_name = "edit-redo-symbolic",
    .reason = NEEDS_WRITABLE },
  { .action = "win.show-place(1)",
    .title = N_ ("Go to Leads"),
    .keys = "<Control>1",
    .group = EVERYWHERE,
    .icon_name = "pursuit-leads-symbolic",
    .reason = N_ ("leave what is in front first") },
  { .action = "win.show-place(2)",
    .title = N_ ("Go to Proposals"),
    .keys = "<Control>2",
    .group = EVERYWHERE,
    .icon_name = "pursuit-proposals-symbolic",
    .reason = N_ ("leave what is in front first") },
  { .action = "win.show-place(3)",
    .title = N_ ("Go to Battle Cards"),
    .keys = "<Control>3",
    .group = EVERYWHERE,
    .icon_name = "pursuit-cards-symbolic",
    .reason = N_ ("leave what is in front first") },
  { .action = "win.show-place(4)",
    .title = N_ ("Go to Conversations"),
    .keys = "<Control>4",
    .group = EVERYWHERE,
    .icon_name = "pursuit-conversations-symbolic",
    .reason = N_ ("leave what is in front first") },
  { .action = "win.show-place(5)",
    .title = N_ ("Go to AI Usage"),
    .keys = "<Control>5",
    .group = EVERYWHERE,
    .icon_name = "pursuit-usage-symbolic",
    .reason = N_ ("leave what is in front first") },
  { .action = "win.back",
    .title = N_ ("Go Back"),
    .keys = "Escape <Alt>Left",
    .scope = PURSUIT_KEYS_WINDOW,
    .group = EVERYWHERE,
    .icon_name = "go-previous-symbolic" },
  { .action = "win.show-sidebar",
    .title = N_ ("Show the Sidebar"),
    .keys = "F9",
    .scope = PURSUIT_KEYS_WINDOW,
    .group = EVERYWHERE,
    .icon_name = "sidebar-show-symbolic",
    .reason = N_ ("leave what is in front first") },
  { .action = "win.show-menu",
    .title = N_ ("Main Menu"),
    .keys = "F10",
    .scope = PURSUIT_KEYS_WINDOW,
    .group = EVERYWHERE,
    .icon_name = "open-menu-symbolic",
    .reason = N_ ("leave what is in front first") },
  { .action = "win.leave-demo",
    .title = N_ ("Leave the Demo"),
    .group = EVERYWHERE,
    .icon_name = "system-log-out-symbolic",
    .reason = N_ ("this is not the demo workspace") },
  { .action = "win.preferences",
    .title = N_ ("Preferences"),
    .keys = "<Control>comma",
    .group = EVERYWHERE,
    .icon_name = "preferences-system-symbolic" },
  { .action = "win.show-help-overlay",
    .title = N_ ("Keyboard Shortcuts"),
    .keys = "<Control>question",
    .group = EVERYWHERE,
    .icon_name = "input-keyboard-symbolic" },
  { .action = "app.about",
    .title = N_ ("About Pursuit"),
    .group = EVERYWHERE,
    .icon_name = "help-about-symbolic" },
  { .action = "window.close",
    .title = N_ ("Close the Window"),
    .keys = "<Control>w",
    .group = EVERYWHERE,
    .icon_name = "window-close-symbolic" },
  { .action = "app.quit",
    .title = N_ ("Quit"),
    .keys = "<Control>q",
    .group = EVERYWHERE,
    .icon_name = "application-exit-symbolic" },

  { .action = "leads.draft",
    .title = N_ ("Draft Proposal"),
    .keys = "<Control>d",
    .scope = PURSUIT_KEYS_LEAD,
    .group = LEADS,
    .icon_name = "pursuit-proposals-symbolic",
    .reason = NEEDS_LEAD },
  { .action = "leads.draft-ai",
    .title = N_ ("Draft a Proposal with AI"),
    .group = LEADS,
    .icon_name = "pursuit-proposals-symbolic",
    .reason = NEEDS_LEAD },
  { .action = "leads.add-entry('note')",
    .title = N_ ("Add Note"),
    .keys = "<Control>l",
    .scope = PURSUIT_KEYS_LEAD,
    .group = LEADS,
    .icon_name = "document-edit-symbolic",
    .reason = NEEDS_LEAD },
  { .action = "leads.add-entry('task')",
    .title = N_ ("Add Task"),
    .group = LEADS,
    .icon_name = "object-select-symbolic",
    .reason = NEEDS_LEAD },
  { .action = "leads.add-person",
    .title = N_ ("Add Person"),
    .group = LEADS,
    .icon_name = "avatar-default-symbolic",
    .reason = NEEDS_LEAD },
  { .action = "leads.score",
    .title = N_ ("Score Again"),
    .keys = "<Control>r",
    .scope = PURSUIT_KEYS_LEAD,
    .group = LEADS,
    .icon_name = "view-refresh-symbolic",
    .reason = NEEDS_LEAD },
  { .action = "leads.score-ai",
    .title = N_ ("Ask AI for a Score"),
    .group = LEADS,
    .icon_name = "view-refresh-symbolic",
    .reason = NEEDS_LEAD },
  { .action = "leads.score-selected-ai",
    .title = N_ ("Ask AI for Scores of Selected Leads"),
    .group = LEADS,
    .icon_name = "view-refresh-symbolic",
    .reason = NEEDS_SEVERAL },
  { .action = "leads.score-shown-ai",
    .title = N_ ("Ask AI for Scores of All Leads Shown"),
    .group = LEADS,
    .icon_name = "view-refresh-symbolic",
    .reason = NEEDS_WRITABLE },
  { .action = "leads.score-all",
    .title = N_ ("Score All Leads"),
    .group = LEADS,
    .icon_name = "view-refresh-symbolic",
    .reason = NEEDS_WRITABLE },
  { .action = "leads.disagree",
    .title = N_ ("Disagree with the Score"),
    .group = LEADS,
    .icon_name = "document-edit-symbolic",
    .reason = NEEDS_LEAD },
  { .action = "leads.use-computed",
    .title = N_ ("Use the Computed Score"),
    .group = LEADS,
    .icon_name = "edit-undo-symbolic",
    .reason = NEEDS_OVERRIDE },
  { .action = "leads.past-scores",
    .title = N_ ("Earlier Scores"),
    .group = LEADS,
    .icon_name = "document-open-recent-symbolic",
    .reason = NEEDS_LEAD },
  { .action = "leads.show-model",
    .title = N_ ("What History Has Learnt"),
    .group = LEADS,
    .icon_name = "view-list-symbolic",
    .reason = NEEDS_WRITABLE },
  { .action = "leads.open",
    .title = N_ ("Open the Chosen Lead"),
    .group = LEADS,
    .icon_name = "go-next-symbolic",
    .reason = NEEDS_LEAD },
  { .action = "leads.delete",
    .title = N_ ("Delete Selected Leads"),
    .keys = "Delete",
    .scope = PURSUIT_KEYS_LEAD_LIST,
    .group = LEADS,
    .icon_name = "user-trash-symbolic",
    .reason = NEEDS_LEAD },
  { .action = "leads.export-list",
    .title = N_ ("Export Leads"),
    .keys = "<Control>e",
    .scope = PURSUIT_KEYS_LEAD,
    .group = LEADS,
    .icon_name = "document-save-symbolic" },
  { .action = "leads.print-list",
    .title = N_ ("Print Leads"),
    .keys = "<Control>p",
    .scope = PURSUIT_KEYS_LEAD,
    .group = LEADS,
    .icon_name = "printer-symbolic" },
  { .action = "leads.select-all",
    .title = N_ ("Select All Leads Shown"),
    .keys = "<Control>a",
    .scope = PURSUIT_KEYS_LEAD_LIST,
    .group = LEADS,
    .icon_name = "edit-select-all-symbolic" },
  { .title = N_ ("Select one more, or not"),
    .keys = "<Control>space",
    .scope = PURSUIT_KEYS_LEAD_LIST,
    .group = LEADS,
    .not_offered = TRUE },
  { .title = N_ ("Select up to here"),
    .keys = "<Shift>Up <Shift>Down",
    .scope = PURSUIT_KEYS_LEAD_LIST,
    .group = LEADS,
    .not_offered = TRUE },
  { .title = N_ ("Select one lead only"),
    .keys = "Escape",
    .scope = PURSUIT_KEYS_LEAD_LIST,
    .group = LEADS,
    .not_offered = TRUE },
  { .title = N_ ("Menu of the chosen lead"),
    .keys = "<Shift>F10 Menu",
    .scope = PURSUIT_KEYS_LEAD_LIST,
    .group = LEADS,
    .not_offered = TRUE },
  { .action = "leads.as-columns",
    .title = N_ ("Show the Leads in Columns or in Rows"),
    .keys = "<Shift><Control>c",
    .scope = PURSUIT_KEYS_LEAD,
    .group = LEADS,
    .icon_name = "pursuit-columns-symbolic" },
  { .action = "leads.save-filter",
    .title = N_ ("Save as Filter"),
    .group = LEADS,
    .icon_name = "pursuit-filter-symbolic",
    .reason = NEEDS_WRITABLE },
  /* Each is about one row of the sidebar, whose menu offers it. */
  { .action = "leads.open-filter('')", .title = "", .not_offered = TRUE },
  { .action = "leads.edit-filter('')", .title = "", .not_offered = TRUE },
  { .action = "leads.move-filter-up('')", .title = "", .not_offered = TRUE },
  { .action = "leads.move-filter-down('')", .title = "", .not_offered = TRUE },
  { .action = "leads.delete-filter('')", .title = "", .not_offered = TRUE },
  /* What they set is chosen on the page of the selected leads. */
  { .action = "leads.set-stage('')", .title = "", .not_offered = TRUE },
  { .action = "leads.set-owner('')", .title = "", .not_offered = TRUE },
  { .action = "leads.set-field(('',''))", .title = "", .not_offered = TRUE },
  /* An import starts it when it is through. */
  { .action = "leads.score-new", .title = "", .not_offered = TRUE },

  { .action = "conversations.analyse",
    .title = N_ ("Analyse Conversation"),
    .group = CONVERSATIONS,
    .icon_name = "system-search-symbolic",
    .reason = NEEDS_CONVERSATION },
  { .action = "conversations.analyse-ai",
    .title = N_ ("Analyse Conversation with AI"),
    .group = CONVERSATIONS,
    .icon_name = "system-search-symbolic",
    .reason = NEEDS_CONVERSATION },
  { .action = "conversations.edit",
    .title = N_ ("Edit Conversation"),
    .group = CONVERSATIONS,
    .icon_name = "document-edit-symbolic",
    .reason = NEEDS_CONVERSATION },
  { .action = "cards.edit",
    .title = N_ ("Edit Battle Card"),
    .group = CARDS,
    .icon_name = "document-edit-symbolic",
    .reason = NEEDS_CARD },
  { .action = "cards.update",
    .title = N_ ("Update Battle Card with AI"),
    .group = CARDS,
    .icon_name = "view-refresh-symbolic",
    .reason = NEEDS_CARD },

  { .action = "proposals.edit",
    .title = N_ ("Edit Proposal"),
    .group = PROPOSALS,
    .icon_name = "document-edit-symbolic",
    .reason = NEEDS_PROPOSAL },
  { .action = "proposals.export('pdf')",
    .title = N_ ("Export Proposal as PDF"),
    .group = PROPOSALS,
    .icon_name = "document-save-symbolic",
    .reason = NEEDS_PROPOSAL },
  { .action = "proposals.export('html')",
    .title = N_ ("Export Proposal as Web Page"),
    .group = PROPOSALS,
    .icon_name = "document-save-symbolic",
    .reason = NEEDS_PROPOSAL },
  { .action = "proposals.export('md')",
    .title = N_ ("Export Proposal as Markdown"),
    .group = PROPOSALS,
    .icon_name = "document-save-symbolic",
    .reason = NEEDS_PROPOSAL },
  { .action = "proposals.export('txt')",
    .title = N_ ("Export Proposal as Plain Text"),
    .group = PROPOSALS,
    .icon_name = "document-save-symbolic",
    .reason = NEEDS_PROPOSAL },
  { .action = "proposals.versions",
    .title = N_ ("Versions of the Proposal"),
    .group = PROPOSALS,
    .icon_name = "document-open-recent-symbolic",
    .reason = NEEDS_PROPOSAL },
  { .action = "proposals.send",
    .title = N_ ("Send Proposal"),
    .group = PROPOSALS,
    .icon_name = "mail-send-symbolic",
    .reason = NEEDS_STATUS },
  { .action = "proposals.revise",
    .title = N_ ("Revise Proposal"),
    .group = PROPOSALS,
    .icon_name = "document-edit-symbolic",
    .reason = NEEDS_STATUS },
  { .action = "proposals.duplicate",
    .title = N_ ("Duplicate Proposal"),
    .group = PROPOSALS,
    .icon_name = "edit-copy-symbolic",
    .reason = NEEDS_PROPOSAL },
  { .action = "proposals.delete",
    .title = N_ ("Delete Proposal"),
    .group = PROPOSALS,
    .icon_name = "user-trash-symbolic",
    .reason = NEEDS_PROPOSAL },
  { .action = "proposals.export-list",
    .title = N_ ("Export the List of Proposals"),
    .group = PROPOSALS,
    .icon_name = "document-save-symbolic" },
  { .action = "proposals.print-list",
    .title = N_ ("Print the List of Proposals"),
    .group = PROPOSALS,
    .icon_name = "printer-symbolic" },

  { .action = "cards.export-list",
    .title = N_ ("Export the List of Battle Cards"),
    .group = CARDS,
    .icon_name = "document-save-symbolic" },
  { .action = "cards.print-list",
    .title = N_ ("Print the List of Battle Cards"),
    .group = CARDS,
    .icon_name = "printer-symbolic" },
  { .action = "conversations.export-list",
    .title = N_ ("Export the List of Conversations"),
    .group = CONVERSATIONS,
    .icon_name = "document-save-symbolic" },
  { .action = "conversations.print-list",
    .title = N_ ("Print the List of Conversations"),
    .group = CONVERSATIONS,
    .icon_name = "printer-symbolic" },

  { .action = "usage.budgets",
    .title = N_ ("Set Budgets for AI"),
    .group = USAGE,
    .icon_name = "pursuit-usage-symbolic" },
  { .action = "usage.export('feature')",
    .title = N_ ("Export AI Usage by Feature"),
    .group = USAGE,
    .icon_name = "document-save-symbolic" },
  { .action = "usage.export('model')",
    .title = N_ ("Export AI Usage by Model"),
    .group = USAGE,
    .icon_name = "document-save-symbolic" },
  { .action = "usage.export('day')",
    .title = N_ ("Export AI Usage by Day"),
    .group = USAGE,
    .icon_name = "document-save-symbolic" },
  { .action = "usage.compare('anthropic')",
    .title = N_ ("Compare AI Usage with an Export of Anthropic"),
    .group = USAGE,
    .icon_name = "document-open-symbolic" },
  { .action = "usage.compare('openai')",
    .title = N_ ("Compare AI Usage with an Export of OpenAI"),
    .group = USAGE,
    .icon_name = "document-open-symbolic" },
  { .action = "proposal.export('pdf')",
    .title = N_ ("Export as PDF"),
    .group = EDITOR,
    .icon_name = "document-save-symbolic" },
  { .action = "proposal.export('html')",
    .title = N_ ("Export as Web Page"),
    .group = EDITOR,
    .icon_name = "document-save-symbolic" },
  { .action = "proposal.export('md')",
    .title = N_ ("Export as Markdown"),
    .group = EDITOR,
    .icon_name = "document-save-symbolic" },
  { .action = "proposal.export('txt')",
    .title = N_ ("Export as Plain Text"),
    .group = EDITOR,
    .icon_name = "document-save-symbolic" },
  { .action = "proposal.edit-pricing",
    .title = N_ ("Price Lines"),
    .group = EDITOR,
    .icon_name = "view-list-symbolic" },
  { .action = "proposal.format('bold')",
    .title = N_ ("Bold"),
    .keys = "<Control>b",
    .key_action = "editor.bold",
    .scope = PURSUIT_KEYS_EDITOR,
    .group = EDITOR,
    .icon_name = "format-text-bold-symbolic" },
  { .action = "proposal.format('italic')",
    .title = N_ ("Italic"),
    .keys = "<Control>i",
    .key_action = "editor.italic",
    .scope = PURSUIT_KEYS_EDITOR,
    .group = EDITOR,
    .icon_name = "format-text-italic-symbolic" },
  { .action = "proposal.format('link')",
    .title = N_ ("Link"),
    .keys = "<Control>l",
    .key_action = "editor.link",
    .scope = PURSUIT_KEYS_EDITOR,
    .group = EDITOR,
    .icon_name = "insert-link-symbolic" },
  { .action = "proposal.next-finding",
    .title = N_ ("Next Thing to Mend"),
    .keys = "F8",
    .scope = PURSUIT_KEYS_STUDIO,
    .group = EDITOR,
    .icon_name = "go-down-symbolic",
    .reason = NEEDS_FINDING },
  { .action = "proposal.previous-finding",
    .title = N_ ("Previous Thing to Mend"),
    .keys = "<Shift>F8",
    .scope = PURSUIT_KEYS_STUDIO,
    .group = EDITOR,
    .icon_name = "go-up-symbolic",
    .reason = NEEDS_FINDING },
  { .action = "proposal.confirm('')",
    .title = N_ ("Confirm a Claim that Has No Source"),
    .keys = "<Control>F8",
    .scope = PURSUIT_KEYS_STUDIO,
    .group = EDITOR,
    .icon_name = "object-select-symbolic",
    .reason = NEEDS_CLAIM },
  { .action = "proposal.remove-claim('')",
    .title = N_ ("Remove the Sentence that Has No Source"),
    .group = EDITOR,
    .icon_name = "list-remove-symbolic",
    .reason = NEEDS_CLAIM },
  { .action = "proposal.rewrite-claim('')",
    .title = N_ ("Write the Section with This Claim Again"),
    .group = EDITOR,
    .icon_name = "document-edit-symbolic",
    .reason = NEEDS_CLAIM },
  { .action = "proposal.show-pages",
    .title = N_ ("Pages as They Will Be Printed"),
    .keys = "<Shift><Control>p",
    .scope = PURSUIT_KEYS_STUDIO,
    .group = EDITOR,
    .icon_name = "document-print-preview-symbolic" },
  { .action = "proposal.write-section",
    .title = N_ ("Write a Section Again with AI"),
    .group = EDITOR,
    .icon_name = "document-edit-symbolic",
    .reason = NEEDS_STATUS },
  { .action = "proposal.versions",
    .title = N_ ("Versions"),
    .group = EDITOR,
    .icon_name = "document-open-recent-symbolic" },
  { .action = "proposal.send",
    .title = N_ ("Send"),
    .group = EDITOR,
    .icon_name = "mail-send-symbolic",
    .reason = NEEDS_STATUS },
  { .action = "proposal.duplicate",
    .title = N_ ("Duplicate"),
    .group = EDITOR,
    .icon_name = "edit-copy-symbolic" },
  /* The values of these two are chosen in their own lists. */
  { .action = "proposal.set-status", .title = "", .not_offered = TRUE },
  { .action = "proposal.insert-variable", .title = "", .not_offered = TRUE },

  { .action = "import.choose",
    .title = N_ ("Choose Files to Import"),
    .group = IMPORT,
    .icon_name = "document-open-symbolic" },
  { .action = "import.rehearse",
    .title = N_ ("Try the Import Again"),
    .group = IMPORT,
    .icon_name = "view-refresh-symbolic" },
  { .action = "import.commit",
    .title = N_ ("Import Now"),
    .group = IMPORT,
    .icon_name = "object-select-symbolic",
    .reason = N_ ("nothing is ready to be imported") },
  { .action = "import.stop",
    .title = N_ ("Stop the Import"),
    .group = IMPORT,
    .icon_name = "process-stop-symbolic",
    .reason = N_ ("nothing is being imported") },
};

const PursuitActionInfo *
pursuit_action_table_get (guint *n_actions)
{
  g_return_val_if_fail (n_actions != NULL, NULL);

  *n_actions = G_N_ELEMENTS (table);

  return table;
}

char *
pursuit_action_table_parse (const char *action, GVariant **target)
{
  g_autoptr (GError) error = NULL;
  char *name = NULL;

  g_return_val_if_fail (action != NULL, NULL);
  g_return_val_if_fail (target != NULL, NULL);

  *target = NULL;
  if (!g_action_parse_detailed_name (action, &name, target, &error))
    g_error ("%s: %s", action, error->message);

  return name;
}

/* GTK tells nobody whether an action is possible but the widgets that have it: so a button asks,
 * which is there for no longer than that. */
static GtkWidget *
add_probe (GtkWidget *widget)
{
  GtkWidget *probe = gtk_button_new ();

  gtk_widget_set_visible (probe, FALSE);
  gtk_widget_set_parent (probe, widget);

  return probe;
}

static gboolean
ask (GtkWidget *probe, const PursuitActionInfo *info)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = pursuit_action_table_parse (info->action, &target);

  /* The value first: an action that needs one complains about a button that has none. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (probe), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (probe), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (probe), name);

  return gtk_widget_get_sensitive (probe);
}

gboolean
pursuit_action_table_is_enabled (const PursuitActionInfo *info, GtkWidget *widget)
{
  GtkWidget *probe;
  gboolean enabled;

  g_return_val_if_fail (info != NULL && info->action != NULL, FALSE);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  probe = add_probe (widget);
  enabled = ask (probe, info);
  gtk_widget_unparent (probe);

  return enabled;
}

gboolean *
pursuit_action_table_list_enabled (GtkWidget *widget)
{
  guint n;
  const PursuitActionInfo *actions = pursuit_action_table_get (&n);
  gboolean *enabled = g_new0 (gboolean, n);
  GtkWidget *probe;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), enabled);

  probe = add_probe (widget);
  for (guint i = 0; i < n; i++)
    enabled[i] = actions[i].action != NULL && ask (probe, &actions[i]);
  gtk_widget_unparent (probe);

  return enabled;
}

gboolean
pursuit_action_table_activate (const PursuitActionInfo *info, GtkWidget *widget)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (info != NULL && info->action != NULL, FALSE);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  name = pursuit_action_table_parse (info->action, &target);

  return gtk_widget_activate_action_variant (widget, name, target);
}
