/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/import/pursuit-import-dialect.h"

#include <glib/gi18n-lib.h>

/* A choice and its value; the first of each list is what was found out. */
typedef struct
{
  const char *value;
  const char *label;
} Option;

static const Option encodings[] = {
  { NULL, NULL },
  { "UTF-8", "UTF-8" },
  { "WINDOWS-1252", "Windows-1252" },
  { "ISO-8859-1", "ISO 8859-1" },
  { "UTF-16LE", "UTF-16 LE" },
  { "UTF-16BE", "UTF-16 BE" },
};

static const Option delimiters[] = {
  { NULL, NULL },       { ",", N_ ("Comma") },        { ";", N_ ("Semicolon") },
  { "\t", N_ ("Tab") }, { "|", N_ ("Vertical bar") },
};

static const Option objects[] = {
  { NULL, NULL },
  { "lead", N_ ("Leads") },
  { "contact", N_ ("Contacts") },
  { "company", N_ ("Companies") },
  { "deal", N_ ("Deals") },
  { "task", N_ ("Activities") },
};

#define N_HEADER_LINES 10

struct _PursuitImportDialect
{
  AdwBin parent_instance;

  gboolean updating;

  GtkDropDown *encoding;
  GtkDropDown *delimiter;
  GtkDropDown *header_line;
  GtkDropDown *object;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitImportDialect, pursuit_import_dialect, ADW_TYPE_BIN)

static void
on_selected (PursuitImportDialect *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static const char *
get_value (GtkDropDown *drop_down, const Option *options, guint n_options)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return selected < n_options ? options[selected].value : NULL;
}

static void
set_found (GtkDropDown *drop_down, const char *found)
{
  GtkStringList *labels = GTK_STRING_LIST (gtk_drop_down_get_model (drop_down));
  guint selected = gtk_drop_down_get_selected (drop_down);
  const char *first[] = { found, NULL };

  if (strcmp (gtk_string_list_get_string (labels, 0), found) == 0)
    return;

  gtk_string_list_splice (labels, 0, 1, first);
  gtk_drop_down_set_selected (drop_down, selected == GTK_INVALID_LIST_POSITION ? 0 : selected);
}

static void
fill (GtkDropDown *drop_down, const Option *options, guint n_options)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("Found out"));
  for (guint i = 1; i < n_options; i++)
    gtk_string_list_append (labels, _ (options[i].label));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (labels));
}

static char *
make_header_label (int line)
{
  if (line < 1)
    return g_strdup (_ ("No header"));

  /* Translators: where the header of a table stands. */
  return g_strdup_printf (_ ("Header in line %d"), line);
}

static void
fill_header_lines (PursuitImportDialect *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("Found out"));
  for (int line = 1; line <= N_HEADER_LINES; line++)
    gtk_string_list_take (labels, make_header_label (line));
  gtk_drop_down_set_model (self->header_line, G_LIST_MODEL (labels));
}

void
pursuit_import_dialect_set_report (PursuitImportDialect *self, PursuitImportReport *report)
{
  const PursuitImportFile *file;
  g_autofree char *line = NULL;

  g_return_if_fail (PURSUIT_IS_IMPORT_DIALECT (self));
  g_return_if_fail (report != NULL);

  if (report->files->len == 0)
    return;

  file = g_ptr_array_index (report->files, 0);
  line = make_header_label (file->header_line);

  /* What a person chose stays chosen; the first choice says what is found without it. */
  self->updating = TRUE;
  if (gtk_drop_down_get_selected (self->encoding) == 0)
    set_found (self->encoding, file->encoding);
  if (gtk_drop_down_get_selected (self->delimiter) == 0)
    set_found (self->delimiter, file->delimiter);
  if (gtk_drop_down_get_selected (self->header_line) == 0)
    set_found (self->header_line, line);
  if (gtk_drop_down_get_selected (self->object) == 0)
    set_found (self->object, file->format);
  self->updating = FALSE;
}

void
pursuit_import_dialect_apply (PursuitImportDialect *self, PursuitImport *import)
{
  const char *delimiter;

  g_return_if_fail (PURSUIT_IS_IMPORT_DIALECT (self));
  g_return_if_fail (PURSUIT_IS_IMPORT (import));

  delimiter = get_value (self->delimiter, delimiters, G_N_ELEMENTS (delimiters));
  pursuit_import_set_encoding (import,
                               get_value (self->encoding, encodings, G_N_ELEMENTS (encodings)));
  pursuit_import_set_delimiter (import, delimiter != NULL ? *delimiter : 0);
  pursuit_import_set_header_line (import, gtk_drop_down_get_selected (self->header_line));
  pursuit_import_set_as (import, get_value (self->object, objects, G_N_ELEMENTS (objects)), NULL);
}

static void
pursuit_import_dialect_class_init (PursuitImportDialectClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PURSUIT_TYPE_IMPORT_DIALECT, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-import-dialect.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitImportDialect, encoding);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportDialect, delimiter);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportDialect, header_line);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportDialect, object);
}

static void
pursuit_import_dialect_init (PursuitImportDialect *self)
{
  GtkDropDown *drop_downs[4];

  gtk_widget_init_template (GTK_WIDGET (self));

  fill (self->encoding, encodings, G_N_ELEMENTS (encodings));
  fill (self->delimiter, delimiters, G_N_ELEMENTS (delimiters));
  fill (self->object, objects, G_N_ELEMENTS (objects));
  fill_header_lines (self);

  drop_downs[0] = self->encoding;
  drop_downs[1] = self->delimiter;
  drop_downs[2] = self->header_line;
  drop_downs[3] = self->object;
  for (guint i = 0; i < G_N_ELEMENTS (drop_downs); i++)
    g_signal_connect_object (drop_downs[i], "notify::selected", G_CALLBACK (on_selected), self,
                             G_CONNECT_SWAPPED);
}
