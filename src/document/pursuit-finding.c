/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-finding.h"

static void
finding_free (gpointer data)
{
  PursuitFinding *self = data;

  g_free (self->text);
  g_free (self);
}

GPtrArray *
pursuit_findings_new (void)
{
  return g_ptr_array_new_with_free_func (finding_free);
}

PursuitFinding *
pursuit_findings_add (GPtrArray *findings, const char *code, guint line, char *text)
{
  PursuitFinding *self;

  g_return_val_if_fail (findings != NULL, NULL);
  g_return_val_if_fail (code != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (findings->len >= PURSUIT_FINDINGS_MAX)
    {
      g_free (text);
      return NULL;
    }

  self = g_new0 (PursuitFinding, 1);
  self->code = code;
  self->line = line;
  self->end_line = line;
  self->text = text;
  g_ptr_array_add (findings, self);

  return self;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const PursuitFinding *first = *(PursuitFinding *const *) a;
  const PursuitFinding *second = *(PursuitFinding *const *) b;

  return (first->line > second->line) - (first->line < second->line);
}

void
pursuit_findings_sort (GPtrArray *findings)
{
  g_return_if_fail (findings != NULL);

  /* Stable in GLib. */
  g_ptr_array_sort (findings, compare_lines);
}

guint
pursuit_findings_count_blocking (const GPtrArray *findings)
{
  guint n = 0;

  g_return_val_if_fail (findings != NULL, 0);

  for (guint i = 0; i < findings->len; i++)
    n += ((const PursuitFinding *) findings->pdata[i])->blocks ? 1 : 0;

  return n;
}
