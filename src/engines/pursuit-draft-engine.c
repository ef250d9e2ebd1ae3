/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-draft-engine.h"

#include "core/pursuit-engine-name.h"
#include "core/pursuit-proposal.h"
#include "document/pursuit-template-library.h"
#include "document/pursuit-template-text.h"
#include "engines/pursuit-engines-error.h"
#include "engines/pursuit-proposal-values.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ENGINE "template"
#define MAX_TITLE_BYTES 255
/* A heading further down is no title. */
#define MAX_HEADING_LINE 200

void
pursuit_proposal_draft_free (PursuitProposalDraft *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->content);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  g_free (self);
}

static gboolean
check_engine (const char *engine, GError **error)
{
  if (pursuit_engine_name_is_open (engine) || strcmp (engine, ENGINE) == 0)
    return TRUE;

  if (strcmp (engine, "ai") == 0)
    g_set_error_literal (error, PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_UNAVAILABLE,
                         _ ("The engine “ai” cannot draft: no provider is set up; use template"));
  else
    g_set_error (error, PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_UNKNOWN,
                 _ ("No engine “%.40s” drafts proposals; use auto or template"), engine);

  return FALSE;
}

static char *
dup_without_escapes (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      /* A backslash guards the character behind it; it is no part of the title. */
      if (*p == '\\' && g_ascii_ispunct (p[1]))
        p++;
      g_string_append_c (plain, *p);
    }

  return g_strstrip (g_string_free (plain, FALSE));
}

static gboolean
has_gap (const PursuitTemplateFill *fill, guint source_line)
{
  for (guint i = 0; i < fill->gaps->len; i++)
    if (((PursuitTemplateGap *) g_ptr_array_index (fill->gaps, i))->line == source_line)
      return TRUE;

  return FALSE;
}

/* The first heading of a filled text without its marks; one with a gap in it is no title yet. */
static char *
dup_heading (const PursuitTemplateFill *fill)
{
  g_auto (GStrv) lines = g_strsplit (fill->markdown, "\n", MAX_HEADING_LINE);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (!g_str_has_prefix (lines[i], "# "))
        continue;
      if (has_gap (fill, pursuit_template_fill_get_source_line (fill, i + 1)))
        return NULL;
      return dup_without_escapes (lines[i] + 2);
    }

  return NULL;
}

static char *
shorten (char *title)
{
  const char *end;

  if (strlen (title) <= MAX_TITLE_BYTES)
    return title;

  end = g_utf8_find_prev_char (title, title + MAX_TITLE_BYTES);
  title[end - title] = '\0';

  return title;
}

static char *
dup_title (const PursuitProposalInput *input,
           PursuitProposalValues *values,
           const PursuitTemplateFill *fill)
{
  const char *own = input->proposal != NULL
                        ? pursuit_record_get_text (input->proposal, PURSUIT_PROPOSAL_TITLE)
                        : NULL;
  const char *known = g_hash_table_lookup (values->texts, "title");
  g_autofree char *heading = NULL;

  if (own != NULL)
    return g_strdup (own);

  heading = dup_heading (fill);
  if (heading != NULL && *heading != '\0')
    return shorten (g_steal_pointer (&heading));

  return shorten (known != NULL ? g_strdup (known) : pursuit_record_dup_title (input->lead));
}

PursuitProposalDraft *
pursuit_draft_engine_draft (const char *engine,
                            const PursuitProposalInput *input,
                            const char *template_text,
                            GError **error)
{
  g_autoptr (PursuitProposalValues) values = NULL;
  g_autoptr (PursuitTemplateFill) fill = NULL;
  PursuitProposalDraft *draft;

  g_return_val_if_fail (input != NULL, NULL);

  if (!check_engine (engine, error))
    return NULL;
  if (template_text == NULL)
    template_text = pursuit_template_library_find ("short")->markdown;

  values = pursuit_proposal_values_new (input, error);
  if (values == NULL)
    return NULL;
  fill = pursuit_template_fill (template_text, values->values, error);
  if (fill == NULL)
    return NULL;

  draft = g_new0 (PursuitProposalDraft, 1);
  draft->engine = ENGINE;
  draft->content = g_strdup (template_text);
  draft->title = dup_title (input, values, fill);
  draft->claims = pursuit_proposal_values_list_claims (values, template_text);

  return draft;
}
