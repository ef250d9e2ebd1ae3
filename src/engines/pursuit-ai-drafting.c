/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-ai-drafting.h"

#include "ai/pursuit-ai-error.h"
#include "ai/pursuit-ai-mask.h"
#include "ai/pursuit-ai-prompt.h"
#include "core/pursuit-util.h"
#include "engines/pursuit-ai-draft-answer.h"
#include "engines/pursuit-ai-draft-stream-private.h"
#include "engines/pursuit-draft-sources.h"
#include "engines/pursuit-engines-error.h"
#include "engines/pursuit-lead-sources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PROMPT "draft-proposal"
#define REWRITE_PROMPT "rewrite-section"
#define SECTION "## "
#define DEFAULT_TONE "plain and professional"
#define DEFAULT_LANGUAGE "en"
#define DEFAULT_WISH "Say the same, clearer and shorter."
#define MAX_LANGUAGE 35 /* of a tag by BCP 47 */
#define MAX_SECTIONS 40
/* Written for the reader of answers, and so in its form. */
#define CUT_OFF "\n\n{{missing:%s}}\n"

struct _PursuitAiDrafting
{
  PursuitSources *sources;
  PursuitProposalValues *values;
  PursuitAiMask *mask;
  PursuitAiUnmask *unmask;
  PursuitAiDraftStream *heard; /* unmasked, as far as it has come */

  /* What is kept, before and behind what is written. */
  char *front;
  char *back;
  char *heading; /* (nullable) of the section that is written again */
  char *title;   /* (nullable) of a new proposal */

  /* The blocks of the request, not masked yet. */
  char *section; /* (nullable) as it is */
  char *wish;    /* (nullable) */
  char *settings;
  char *variables;
  char *price_lines; /* (nullable) */
  char *card_lines;  /* (nullable) */
  char *lead_lines;
};

void
pursuit_ai_drafting_free (PursuitAiDrafting *self)
{
  if (self == NULL)
    return;

  pursuit_sources_unref (self->sources);
  pursuit_proposal_values_free (self->values);
  pursuit_ai_unmask_free (self->unmask);
  pursuit_ai_mask_free (self->mask);
  pursuit_ai_draft_stream_free (self->heard);
  g_free (self->front);
  g_free (self->back);
  g_free (self->heading);
  g_free (self->title);
  g_free (self->section);
  g_free (self->wish);
  g_free (self->settings);
  g_free (self->variables);
  g_free (self->price_lines);
  g_free (self->card_lines);
  g_free (self->lead_lines);
  g_free (self);
}

/* What may be said */

static gboolean
check_wish (const PursuitAiDraftingInput *input, GError **error)
{
  if (input->wish == NULL
      || (strlen (input->wish) <= PURSUIT_AI_DRAFTING_MAX_WISH
          && g_utf8_validate (input->wish, -1, NULL)))
    return TRUE;

  g_set_error (error, PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_INVALID,
               _ ("A wish is a text of at most %d characters"), PURSUIT_AI_DRAFTING_MAX_WISH);

  return FALSE;
}

static gboolean
check_words (const PursuitAiDraftingInput *input, GError **error)
{
  const char *language = input->language;

  if (input->tone != NULL
      && (strlen (input->tone) > PURSUIT_AI_DRAFTING_MAX_TONE || strchr (input->tone, '\n') != NULL
          || !g_utf8_validate (input->tone, -1, NULL)))
    {
      g_set_error (error, PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_INVALID,
                   _ ("A tone is a few words in one line, such as “friendly, short sentences”; at "
                      "most %d characters"),
                   PURSUIT_AI_DRAFTING_MAX_TONE);
      return FALSE;
    }
  if (language != NULL
      && (!g_ascii_isalpha (*language) || strlen (language) > MAX_LANGUAGE
          || language[strspn (language, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_")] != '\0'))
    {
      g_set_error (error, PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_INVALID,
                   _ ("“%.40s” is no language; write it like de or en-GB"), language);
      return FALSE;
    }

  return TRUE;
}

/* What is sent */

/* The beginning of a line that is a section's heading, from @text on. */
static const char *
find_section (const char *text)
{
  const char *found;

  if (g_str_has_prefix (text, SECTION))
    return text;
  found = strstr (text, "\n" SECTION);

  return found != NULL ? found + 1 : NULL;
}

char **
pursuit_ai_drafting_list_sections (const char *text)
{
  g_autoptr (GStrvBuilder) headings = g_strv_builder_new ();
  const char *section = text != NULL ? find_section (text) : NULL;

  for (guint n = 0; section != NULL && n < MAX_SECTIONS; n++)
    {
      const char *words = section + strlen (SECTION);
      gsize length = strcspn (words, "\n");
      g_autofree char *heading = g_strndup (words, length);

      g_strv_builder_add (headings, g_strstrip (heading));
      section = find_section (words + length);
    }

  return g_strv_builder_end (headings);
}

/* The names that stand between braces from @text to @end, each once. */
static void
append_variables (GString *out, PursuitProposalValues *values, const char *text, const char *end)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const char *open = g_strstr_len (text, end - text, "{{"); open != NULL;
       open = g_strstr_len (open + 2, end - open - 2, "{{"))
    {
      const char *close = g_strstr_len (open, end - open, "}}");
      g_autofree char *name
          = close != NULL ? g_strndup (open + 2, (gsize) (close - open - 2)) : NULL;

      if (name != NULL && g_hash_table_contains (values->texts, name)
          && g_hash_table_add (seen, g_strdup (name)))
        g_string_append_printf (out, "%s{{%s}}", g_hash_table_size (seen) == 1 ? ", with " : " ",
                                name);
    }
}

static void
append_sections (GString *out, PursuitProposalValues *values, const char *text)
{
  guint n = 0;

  for (const char *section = find_section (text); section != NULL && n < MAX_SECTIONS; n++)
    {
      const char *body = section + strcspn (section, "\n");
      const char *next = find_section (body);
      const char *end = next != NULL ? next : body + strlen (body);

      g_string_append (out, n == 0 ? "sections, in this order:\n- " : "- ");
      g_string_append_len (out, section + strlen (SECTION),
                           body - section - (gssize) strlen (SECTION));
      append_variables (out, values, body, end);
      g_string_append_c (out, '\n');
      section = next;
    }
  if (n == 0)
    g_string_append (out, "sections: those that this offer needs, the price and the next step "
                          "last\n");
}

static char *
dup_settings (const PursuitAiDraftingInput *input, PursuitProposalValues *values)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "language: %s\ntone: %s\n",
                          input->language != NULL ? input->language : DEFAULT_LANGUAGE,
                          pursuit_str_is_blank (input->tone) ? DEFAULT_TONE : input->tone);
  if (input->section == NULL)
    append_sections (out, values, input->text);

  return g_string_free (out, FALSE);
}

/* Names without values: a model needs none of them to write the name. */
static char *
dup_variables (PursuitProposalValues *values)
{
  guint n;
  const PursuitProposalVariable *variables = pursuit_proposal_variables_list (&n);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (g_hash_table_contains (values->texts, variables[i].name))
      g_string_append_printf (out, "{{%s}}: %s\n", variables[i].name, variables[i].label);

  return g_string_free (out, FALSE);
}

static char *
dup_price_lines (GPtrArray *prices)
{
  g_autoptr (PursuitSources) sources = pursuit_sources_new ();

  if (prices != NULL)
    pursuit_draft_sources_add_prices (sources, prices);

  return pursuit_sources_get_n (sources) > 0 ? pursuit_sources_to_text (sources) : NULL;
}

static void
gather (PursuitAiDrafting *self, const PursuitAiDraftingInput *input)
{
  self->sources = pursuit_draft_sources_new (input->lead, input->cards, input->prices,
                                             &self->lead_lines, &self->card_lines);
  self->price_lines = dup_price_lines (input->prices);
  pursuit_lead_sources_add_names (input->lead, self->mask);
}

/* What a template says before its first section is the beginning of the draft. */
static gboolean
split_template (PursuitAiDrafting *self,
                const PursuitAiDraftingInput *input,
                const PursuitProposalInput *proposal,
                GError **error)
{
  const char *section = find_section (input->text);
  g_autoptr (PursuitProposalDraft) frame = NULL;

  self->front
      = section != NULL ? g_strndup (input->text, (gsize) (section - input->text)) : g_strdup ("");
  self->back = g_strdup ("");
  frame = pursuit_draft_engine_draft (NULL, proposal, self->front, error);
  if (frame == NULL)
    return FALSE;
  self->title = g_steal_pointer (&frame->title);

  return TRUE;
}

static gboolean
is_headed (const char *section, gsize length, const char *wanted)
{
  g_autofree char *line = g_strndup (section + strlen (SECTION), length - strlen (SECTION));
  g_autofree char *heading = g_utf8_casefold (g_strstrip (line), -1);
  g_autofree char *other = g_utf8_casefold (wanted, -1);

  return strcmp (heading, g_strstrip (other)) == 0;
}

static gboolean
split_section (PursuitAiDrafting *self, const PursuitAiDraftingInput *input, GError **error)
{
  for (const char *section = find_section (input->text); section != NULL;)
    {
      const char *body = section + strcspn (section, "\n");
      const char *next = find_section (body);

      if (is_headed (section, (gsize) (body - section), input->section))
        {
          self->front = g_strndup (input->text, (gsize) (section - input->text));
          self->back = g_strdup (next != NULL ? next : "");
          self->heading = g_strndup (section, (gsize) (body - section));
          self->section
              = next != NULL ? g_strndup (section, (gsize) (next - section)) : g_strdup (section);
          self->wish = g_strdup (pursuit_str_is_blank (input->wish) ? DEFAULT_WISH : input->wish);
          return TRUE;
        }
      section = next;
    }
  g_set_error (error, PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_UNKNOWN,
               _ ("The proposal has no section “%.80s”; give the words behind the two number signs "
                  "of its heading"),
               input->section);

  return FALSE;
}

static gboolean
prepare (PursuitAiDrafting *self, const PursuitAiDraftingInput *input, GError **error)
{
  PursuitProposalInput proposal = *input->proposal;

  proposal.sources = self->sources;
  if (input->language != NULL)
    proposal.language = input->language;
  if (input->section != NULL ? !split_section (self, input, error)
                             : !split_template (self, input, &proposal, error))
    return FALSE;
  self->values = pursuit_proposal_values_new (&proposal, error);
  if (self->values == NULL)
    return FALSE;
  self->settings = dup_settings (input, self->values);
  self->variables = dup_variables (self->values);

  return TRUE;
}

PursuitAiDrafting *
pursuit_ai_drafting_new (const PursuitAiDraftingInput *input, GError **error)
{
  g_autoptr (PursuitAiDrafting) self = NULL;

  g_return_val_if_fail (input != NULL && input->lead != NULL, NULL);
  g_return_val_if_fail (input->proposal != NULL && input->text != NULL, NULL);

  if (!check_words (input, error) || !check_wish (input, error))
    return NULL;

  self = g_new0 (PursuitAiDrafting, 1);
  self->heard = pursuit_ai_draft_stream_new ();
  self->mask = pursuit_ai_mask_new ();
  self->unmask = pursuit_ai_unmask_new (self->mask);
  gather (self, input);

  return prepare (self, input, error) ? g_steal_pointer (&self) : NULL;
}

PursuitAiRequest *
pursuit_ai_drafting_new_request (PursuitAiDrafting *self, GError **error)
{
  const PursuitAiPrompt *prompt;
  const char *const texts[]
      = { self->price_lines, self->section,    self->wish,      self->settings,
          self->variables,   self->card_lines, self->lead_lines };
  char *masked[G_N_ELEMENTS (texts)];
  PursuitAiBlock blocks[G_N_ELEMENTS (texts)] = { { .name = "sources", .is_context = TRUE },
                                                  { .name = "section" },
                                                  { .name = "wish" },
                                                  { .name = "settings" },
                                                  { .name = "variables" },
                                                  { .name = "card" },
                                                  { .name = "sources" } };
  PursuitAiRequest *request;

  g_return_val_if_fail (self != NULL, NULL);

  prompt = pursuit_ai_prompt_get (self->section != NULL ? REWRITE_PROMPT : PROMPT, error);
  if (prompt == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    blocks[i].text = masked[i] = pursuit_ai_mask_apply (self->mask, texts[i]);
  request = pursuit_ai_prompt_new_request (prompt, blocks, G_N_ELEMENTS (blocks), 1);
  request->masked = pursuit_ai_mask_dup_sorts (self->mask);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (masked[i]);

  return request;
}

/* What comes back */

/* A section and what is kept behind it stand apart. */
static char *
end_whole (PursuitAiDrafting *self, GString *whole)
{
  gsize front = strlen (self->front);

  if (*self->back == '\0')
    return g_string_free (whole, FALSE);

  while (whole->len > front && g_ascii_isspace (whole->str[whole->len - 1]))
    g_string_truncate (whole, whole->len - 1);
  g_string_append (whole, "\n\n");
  g_string_append (whole, self->back);

  return g_string_free (whole, FALSE);
}

/* Between what is kept. */
static char *
dup_whole (PursuitAiDrafting *self, const char *text)
{
  GString *whole = g_string_new (self->front);

  g_string_append (whole, text);

  return end_whole (self, whole);
}

char *
pursuit_ai_drafting_push (PursuitAiDrafting *self, const char *piece)
{
  g_autofree char *clear = NULL;
  GString *whole;

  g_return_val_if_fail (self != NULL && piece != NULL, NULL);

  clear = pursuit_ai_unmask_push (self->unmask, piece);
  pursuit_ai_draft_stream_push (self->heard, clear);
  whole = g_string_new (self->front);
  pursuit_ai_draft_stream_append_to (self->heard, whole);

  return end_whole (self, whole);
}

gboolean
pursuit_ai_drafting_has_text (const char *text)
{
  g_autofree char *shown = text != NULL ? pursuit_ai_draft_strip (text) : NULL;
  const char *line = shown;

  while (line != NULL && *line != '\0')
    {
      const char *end = line + strcspn (line, "\n");

      line += strspn (line, " \t\r");
      if (line < end && *line != '#')
        return TRUE;
      line = *end != '\0' ? end + 1 : end;
    }

  return FALSE;
}

/* Claims of the answer stand so many lines further down in the whole. */
static void
take_claims (GPtrArray *claims, GPtrArray *more, guint n_lines)
{
  for (guint i = 0; i < more->len; i++)
    ((PursuitClaim *) more->pdata[i])->line += n_lines;
  g_ptr_array_set_free_func (more, NULL);
  for (guint i = 0; i < more->len; i++)
    g_ptr_array_add (claims, more->pdata[i]);
  g_ptr_array_set_size (more, 0);
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += *p == '\n';

  return n;
}

static void
take_kept (PursuitAiDrafting *self, PursuitProposalDraft *draft, const char *text, guint n_lines)
{
  g_autoptr (GPtrArray) claims = pursuit_proposal_values_list_claims (self->values, text);

  take_claims (draft->claims, claims, n_lines);
}

/* A tag that has only begun says nothing. */
static void
cut_tag (char *text)
{
  char *open = g_strrstr (text, "{{");

  if (open != NULL && strstr (open, "}}") == NULL)
    *open = '\0';
}

/* From its first heading on, as a person reads it; where it broke off stands a note. */
static char *
dup_clear (PursuitAiDrafting *self, const char *text, gboolean is_cut)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *clear = pursuit_ai_mask_restore (self->mask, valid);
  g_autofree char *rest = NULL;
  const char *section = find_section (clear);

  if (is_cut)
    {
      cut_tag (clear);
      rest = g_strdup_printf (CUT_OFF, _ ("the rest; the draft was cut off here"));
    }

  if (section == NULL && self->heading != NULL)
    return g_strconcat (self->heading, "\n\n", clear, rest, NULL);

  return g_strconcat (section != NULL ? section : clear, rest, NULL);
}

PursuitProposalDraft *
pursuit_ai_drafting_read (PursuitAiDrafting *self,
                          const char *text,
                          gboolean is_cut,
                          GError **error)
{
  g_autofree char *clear = NULL;
  g_autoptr (PursuitAiDraftAnswer) answer = NULL;
  PursuitProposalDraft *draft;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  if (!pursuit_ai_drafting_check (text, self, error))
    return NULL;

  clear = dup_clear (self, text, is_cut);
  answer = pursuit_ai_draft_answer_read (clear, self->values, self->sources);
  draft = g_new0 (PursuitProposalDraft, 1);
  draft->engine = PURSUIT_AI_DRAFTING_ENGINE;
  draft->title = g_strdup (self->title);
  draft->content = dup_whole (self, answer->markdown);
  draft->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_claim_free);
  take_kept (self, draft, self->front, 0);
  take_claims (draft->claims, answer->claims, count_lines (self->front));
  take_kept (self, draft, self->back, count_lines (draft->content) - count_lines (self->back));

  return draft;
}

gboolean
pursuit_ai_drafting_check (const char *text, gpointer self, GError **error)
{
  if (pursuit_ai_drafting_has_text (text))
    return TRUE;

  g_set_error_literal (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER,
                       _ ("The answer holds no draft; ask again, or take another model"));

  return FALSE;
}
