/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-markdown-editor.h"

#include "app/window/pursuit-key-map.h"
#include "app/proposals/pursuit-claim-marks.h"
#include "app/proposals/pursuit-markdown-colours.h"
#include "app/widgets/pursuit-text-mirror.h"

#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>

struct _PursuitMarkdownEditor
{
  AdwBin parent_instance;

  GtkSourceBuffer *buffer;
  PursuitMarkdownColours *colours;
  PursuitTextMirror *mirror;
  PursuitClaimMarks *marks;
  gboolean loading;

  GtkSourceView *view;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitMarkdownEditor, pursuit_markdown_editor, ADW_TYPE_BIN)

static GtkTextBuffer *
get_buffer (PursuitMarkdownEditor *self)
{
  return GTK_TEXT_BUFFER (self->buffer);
}

static void
on_buffer_changed (PursuitMarkdownEditor *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
update_scheme (PursuitMarkdownEditor *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();
  GtkSourceStyleScheme *scheme
      = gtk_source_style_scheme_manager_get_scheme (manager, dark ? "Adwaita-dark" : "Adwaita");

  if (scheme != NULL)
    gtk_source_buffer_set_style_scheme (self->buffer, scheme);
  pursuit_markdown_colours_set_dark (self->colours, dark);
}

/* Puts @before and @after around the selection, or takes them away if they are there. */
static void
toggle_around (PursuitMarkdownEditor *self, const char *mark)
{
  gsize length = strlen (mark);
  g_autofree char *text = NULL;
  g_autofree char *result = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
  text = gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
  if (strlen (text) >= 2 * length && g_str_has_prefix (text, mark) && g_str_has_suffix (text, mark))
    result = g_strndup (text + length, strlen (text) - 2 * length);
  else
    result = g_strconcat (mark, text, mark, NULL);

  pursuit_markdown_editor_insert (self, result);
  if (*text == '\0')
    {
      gtk_text_buffer_get_iter_at_mark (get_buffer (self), &end,
                                        gtk_text_buffer_get_insert (get_buffer (self)));
      gtk_text_iter_backward_chars (&end, (int) length);
      gtk_text_buffer_place_cursor (get_buffer (self), &end);
    }
}

/* Chooses the characters from @from to @to, counted back from the caret. */
static void
select_before_caret (PursuitMarkdownEditor *self, int from, int to)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &start,
                                    gtk_text_buffer_get_insert (get_buffer (self)));
  end = start;
  gtk_text_iter_backward_chars (&start, from);
  gtk_text_iter_backward_chars (&end, to);
  gtk_text_buffer_select_range (get_buffer (self), &start, &end);
}

static void
format_bold (GtkWidget *widget, const char *action, GVariant *parameter)
{
  toggle_around (PURSUIT_MARKDOWN_EDITOR (widget), "**");
}

static void
format_italic (GtkWidget *widget, const char *action, GVariant *parameter)
{
  toggle_around (PURSUIT_MARKDOWN_EDITOR (widget), "*");
}

static void
format_link (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char address[] = "https://";
  PursuitMarkdownEditor *self = PURSUIT_MARKDOWN_EDITOR (widget);
  g_autofree char *text = NULL;
  g_autofree char *link = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
  text = gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
  link = g_strdup_printf ("[%s](%s)", *text != '\0' ? text : _ ("text"), address);
  pursuit_markdown_editor_insert (self, link);
  select_before_caret (self, (int) strlen (address) + 1, 1);
}

/* Puts @prefix before the caret's line, or takes it away if the line begins with it. */
static void
toggle_prefix (PursuitMarkdownEditor *self, const char *prefix)
{
  g_autofree char *there = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &start,
                                    gtk_text_buffer_get_insert (get_buffer (self)));
  gtk_text_iter_set_line_offset (&start, 0);
  end = start;
  gtk_text_iter_forward_chars (&end, (int) strlen (prefix));
  there = gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);

  gtk_text_buffer_begin_user_action (get_buffer (self));
  if (strcmp (there, prefix) == 0)
    gtk_text_buffer_delete (get_buffer (self), &start, &end);
  else
    gtk_text_buffer_insert (get_buffer (self), &start, prefix, -1);
  gtk_text_buffer_end_user_action (get_buffer (self));
}

static void
format_heading (GtkWidget *widget, const char *action, GVariant *parameter)
{
  toggle_prefix (PURSUIT_MARKDOWN_EDITOR (widget), "## ");
}

static void
format_list (GtkWidget *widget, const char *action, GVariant *parameter)
{
  toggle_prefix (PURSUIT_MARKDOWN_EDITOR (widget), "- ");
}

static void
insert_variable (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitMarkdownEditor *self = PURSUIT_MARKDOWN_EDITOR (widget);
  g_autofree char *text = g_strdup_printf ("{{%s}}", g_variant_get_string (parameter, NULL));

  pursuit_markdown_editor_insert (self, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
pursuit_markdown_editor_set_text (PursuitMarkdownEditor *self, const char *text)
{
  GtkTextIter start;

  g_return_if_fail (PURSUIT_IS_MARKDOWN_EDITOR (self));

  self->loading = TRUE;
  gtk_text_buffer_begin_irreversible_action (get_buffer (self));
  gtk_text_buffer_set_text (get_buffer (self), text != NULL ? text : "", -1);
  gtk_text_buffer_end_irreversible_action (get_buffer (self));
  self->loading = FALSE;

  gtk_text_buffer_get_start_iter (get_buffer (self), &start);
  gtk_text_buffer_place_cursor (get_buffer (self), &start);
}

void
pursuit_markdown_editor_replace_text (PursuitMarkdownEditor *self, const char *text)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (PURSUIT_IS_MARKDOWN_EDITOR (self));
  g_return_if_fail (text != NULL);

  gtk_text_buffer_begin_user_action (get_buffer (self));
  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  gtk_text_buffer_delete (get_buffer (self), &start, &end);
  gtk_text_buffer_insert (get_buffer (self), &start, text, -1);
  gtk_text_buffer_end_user_action (get_buffer (self));
}

char *
pursuit_markdown_editor_dup_text (PursuitMarkdownEditor *self)
{
  g_return_val_if_fail (PURSUIT_IS_MARKDOWN_EDITOR (self), NULL);

  return g_strdup (pursuit_text_mirror_get_text (self->mirror));
}

void
pursuit_markdown_editor_set_editable (PursuitMarkdownEditor *self, gboolean editable)
{
  static const char *const actions[]
      = { "editor.bold",    "editor.italic", "editor.link",
          "editor.heading", "editor.list",   "editor.insert-variable" };

  g_return_if_fail (PURSUIT_IS_MARKDOWN_EDITOR (self));

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), editable);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], editable);
}

void
pursuit_markdown_editor_insert (PursuitMarkdownEditor *self, const char *text)
{
  g_return_if_fail (PURSUIT_IS_MARKDOWN_EDITOR (self));
  g_return_if_fail (text != NULL);

  gtk_text_buffer_begin_user_action (get_buffer (self));
  gtk_text_buffer_delete_selection (get_buffer (self), TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (get_buffer (self), text, -1);
  gtk_text_buffer_end_user_action (get_buffer (self));
}

void
pursuit_markdown_editor_show_line (PursuitMarkdownEditor *self, guint line)
{
  GtkTextIter iter;

  g_return_if_fail (PURSUIT_IS_MARKDOWN_EDITOR (self));
  g_return_if_fail (line > 0);

  gtk_text_buffer_get_iter_at_line (get_buffer (self), &iter, (int) line - 1);
  gtk_text_buffer_place_cursor (get_buffer (self), &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view),
                                gtk_text_buffer_get_insert (get_buffer (self)), 0, TRUE, 0, 0.1);
}

void
pursuit_markdown_editor_go_to_line (PursuitMarkdownEditor *self, guint line)
{
  g_return_if_fail (PURSUIT_IS_MARKDOWN_EDITOR (self));

  pursuit_markdown_editor_show_line (self, line);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
pursuit_markdown_editor_set_claims (PursuitMarkdownEditor *self, const GPtrArray *claims)
{
  g_return_if_fail (PURSUIT_IS_MARKDOWN_EDITOR (self));
  g_return_if_fail (claims != NULL);

  pursuit_claim_marks_set_claims (self->marks, claims);
}

void
pursuit_markdown_editor_remove_claim (PursuitMarkdownEditor *self, const PursuitClaim *claim)
{
  g_return_if_fail (PURSUIT_IS_MARKDOWN_EDITOR (self));
  g_return_if_fail (claim != NULL);

  if (gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)))
    pursuit_claim_marks_remove_sentence (self->marks, claim);
}

guint
pursuit_markdown_editor_get_caret (PursuitMarkdownEditor *self)
{
  GtkTextIter iter;

  g_return_val_if_fail (PURSUIT_IS_MARKDOWN_EDITOR (self), 0);

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter,
                                    gtk_text_buffer_get_insert (get_buffer (self)));

  return (guint) gtk_text_iter_get_offset (&iter);
}

GtkTextView *
pursuit_markdown_editor_get_view (PursuitMarkdownEditor *self)
{
  g_return_val_if_fail (PURSUIT_IS_MARKDOWN_EDITOR (self), NULL);

  return GTK_TEXT_VIEW (self->view);
}

GtkTextBuffer *
pursuit_markdown_editor_get_buffer (PursuitMarkdownEditor *self)
{
  g_return_val_if_fail (PURSUIT_IS_MARKDOWN_EDITOR (self), NULL);

  return get_buffer (self);
}

GtkWidget *
pursuit_markdown_editor_new (void)
{
  return g_object_new (PURSUIT_TYPE_MARKDOWN_EDITOR, NULL);
}

static gboolean
pursuit_markdown_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PURSUIT_MARKDOWN_EDITOR (widget)->view));
}

static void
pursuit_markdown_editor_dispose (GObject *object)
{
  PursuitMarkdownEditor *self = PURSUIT_MARKDOWN_EDITOR (object);

  g_clear_object (&self->colours);
  g_clear_object (&self->mirror);
  g_clear_object (&self->marks);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (pursuit_markdown_editor_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "editor.bold", NULL, format_bold);
  gtk_widget_class_install_action (widget_class, "editor.italic", NULL, format_italic);
  gtk_widget_class_install_action (widget_class, "editor.link", NULL, format_link);
  gtk_widget_class_install_action (widget_class, "editor.heading", NULL, format_heading);
  gtk_widget_class_install_action (widget_class, "editor.list", NULL, format_list);
  gtk_widget_class_install_action (widget_class, "editor.insert-variable", "s", insert_variable);
  pursuit_key_map_bind (pursuit_key_map_get_default (), widget_class, PURSUIT_KEYS_EDITOR);
}

static void
pursuit_markdown_editor_class_init (PursuitMarkdownEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_markdown_editor_dispose;
  widget_class->grab_focus = pursuit_markdown_editor_grab_focus;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PURSUIT_TYPE_MARKDOWN_EDITOR,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/salesai/Pursuit/ui/pursuit-markdown-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitMarkdownEditor, view);
  install_actions (widget_class);
}

static void
pursuit_markdown_editor_init (PursuitMarkdownEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* GtkSourceView keeps it for completion, which is not used here. */
  pursuit_key_map_pass_on (GTK_WIDGET (self), GDK_KEY_Escape, 0);
  /* The toolkit would move words with it. */
  pursuit_key_map_pass_on (GTK_WIDGET (self), GDK_KEY_Left, GDK_ALT_MASK);

  self->buffer = gtk_source_buffer_new (NULL);
  gtk_source_buffer_set_highlight_matching_brackets (self->buffer, FALSE);
  /* The toolkit's engine takes 12 ms for a key in a long text. */
  gtk_source_buffer_set_highlight_syntax (self->buffer, FALSE);
  self->colours = pursuit_markdown_colours_new (get_buffer (self));
  self->mirror = pursuit_text_mirror_new (get_buffer (self));
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), get_buffer (self));
  self->marks = pursuit_claim_marks_new (GTK_TEXT_VIEW (self->view));
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (on_buffer_changed), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_scheme), self, G_CONNECT_SWAPPED);
  update_scheme (self);
}
