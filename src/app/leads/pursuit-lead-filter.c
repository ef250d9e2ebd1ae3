/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-lead-filter.h"

#include "core/pursuit-lead.h"
#include "core/pursuit-util.h"
#include "core/pursuit-uuid.h"
#include "workspace/pursuit-workspace.h"

#define GOOD_SCORE "60"

static gboolean
is_stage (const char *text)
{
  for (const PursuitChoice *stage = pursuit_lead_stages; stage->nick != NULL; stage++)
    if (g_str_equal (stage->nick, text))
      return TRUE;

  return FALSE;
}

static gboolean
says (const PursuitQueryCondition *condition, const char *field, PursuitOperator operation)
{
  return condition->operation == operation && !condition->field_is_quoted
         && g_str_equal (condition->field, field);
}

/* Whether a chip can show the condition. A second one of the same field is for none. */
static gboolean
take (PursuitLeadFilter *self, const PursuitQueryCondition *condition)
{
  const char *value = condition->value;

  if (says (condition, "stage", PURSUIT_OPERATOR_EQUAL) && *self->stage == '\0' && is_stage (value))
    return pursuit_set_str (&self->stage, value);
  if (says (condition, "owner", PURSUIT_OPERATOR_EQUAL) && *self->owner == '\0'
      && (g_str_equal (value, "me") || pursuit_uuid_is_valid (value)))
    return pursuit_set_str (&self->owner, value);
  if (says (condition, "text", PURSUIT_OPERATOR_CONTAINS) && *self->text == '\0' && *value != '\0')
    return pursuit_set_str (&self->text, value);
  if (!says (condition, "score", PURSUIT_OPERATOR_AT_LEAST) || !g_str_equal (value, GOOD_SCORE))
    return FALSE;
  self->scored = TRUE;

  return TRUE;
}

PursuitLeadFilter *
pursuit_lead_filter_new (const char *expression, GError **error)
{
  g_autoptr (GPtrArray) conditions = pursuit_query_split (expression, error);
  g_autoptr (GString) rest = g_string_new (NULL);
  PursuitLeadFilter *self;

  if (conditions == NULL)
    return NULL;

  self = g_new0 (PursuitLeadFilter, 1);
  self->stage = g_strdup ("");
  self->owner = g_strdup ("");
  self->text = g_strdup ("");
  for (guint i = 0; i < conditions->len; i++)
    {
      const PursuitQueryCondition *condition = conditions->pdata[i];

      if (!take (self, condition))
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", condition->text);
    }
  self->rest = g_string_free (g_steal_pointer (&rest), FALSE);

  return self;
}

void
pursuit_lead_filter_free (PursuitLeadFilter *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->stage);
  g_free (self->owner);
  g_free (self->text);
  g_free (self->rest);
  g_free (self);
}

gboolean
pursuit_lead_filter_is_empty (const PursuitLeadFilter *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return *self->stage == '\0' && *self->owner == '\0' && !self->scored && *self->text == '\0'
         && *self->rest == '\0';
}

static void G_GNUC_PRINTF (2, 3) append (GString *expression, const char *format, ...)
{
  va_list values;

  if (expression->len > 0)
    g_string_append_c (expression, ' ');
  va_start (values, format);
  g_string_append_vprintf (expression, format, values);
  va_end (values);
}

static GString *
create_where (const PursuitLeadFilter *self)
{
  GString *where = g_string_new (NULL);

  if (*self->stage != '\0')
    append (where, "stage=%s", self->stage);
  if (self->scored)
    append (where, "score>=" GOOD_SCORE);
  if (*self->owner != '\0')
    append (where, "owner=%s", self->owner);
  if (*self->rest != '\0')
    append (where, "%s", self->rest);

  return where;
}

PursuitQuery *
pursuit_lead_filter_create_query (const PursuitLeadFilter *self,
                                  const char *sort,
                                  const PursuitScope *scope)
{
  PursuitQuery *query;
  g_autofree char *where = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  query = pursuit_query_new (PURSUIT_KIND_LEAD);
  where = g_string_free (create_where (self), FALSE);
  if (!pursuit_query_set_where (query, where, scope, &error)
      || !pursuit_query_set_sort (query, sort, &error))
    g_warning ("The leads cannot be filtered: %s", error->message);
  pursuit_query_set_search (query, self->text);

  return query;
}

char *
pursuit_lead_filter_dup_expression (const PursuitLeadFilter *self)
{
  GString *expression;
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  expression = create_where (self);
  text = pursuit_query_quote (self->text);
  if (*self->text != '\0')
    append (expression, "text~%s", text);

  return g_string_free (expression, FALSE);
}
