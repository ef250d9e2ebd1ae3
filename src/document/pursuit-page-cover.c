/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-page-cover.h"

PursuitPageCover *
pursuit_page_cover_new (void)
{
  return g_new0 (PursuitPageCover, 1);
}

void
pursuit_page_cover_add (PursuitPageCover *self, const char *label, const char *value)
{
  guint n = 0;

  g_return_if_fail (self != NULL && label != NULL);

  while (self->facts[n].label != NULL)
    n++;
  if (value == NULL || *value == '\0' || n == PURSUIT_PAGE_COVER_MAX_FACTS)
    return;

  self->facts[n].label = g_strdup (label);
  self->facts[n].value = g_strdup (value);
}

PursuitPageCover *
pursuit_page_cover_copy (const PursuitPageCover *self)
{
  PursuitPageCover *copy;

  if (self == NULL)
    return NULL;

  copy = pursuit_page_cover_new ();
  copy->logo = self->logo != NULL ? g_bytes_ref (self->logo) : NULL;
  copy->company = g_strdup (self->company);
  copy->address = g_strdup (self->address);
  copy->title = g_strdup (self->title);
  copy->client = g_strdup (self->client);
  for (guint i = 0; self->facts[i].label != NULL; i++)
    pursuit_page_cover_add (copy, self->facts[i].label, self->facts[i].value);

  return copy;
}

static gboolean
is_same_picture (GBytes *a, GBytes *b)
{
  return a == NULL || b == NULL ? a == b : g_bytes_equal (a, b);
}

gboolean
pursuit_page_cover_equal (const PursuitPageCover *a, const PursuitPageCover *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  if (!is_same_picture (a->logo, b->logo) || g_strcmp0 (a->company, b->company) != 0
      || g_strcmp0 (a->address, b->address) != 0 || g_strcmp0 (a->title, b->title) != 0
      || g_strcmp0 (a->client, b->client) != 0)
    return FALSE;

  for (guint i = 0; i < PURSUIT_PAGE_COVER_MAX_FACTS; i++)
    if (g_strcmp0 (a->facts[i].label, b->facts[i].label) != 0
        || g_strcmp0 (a->facts[i].value, b->facts[i].value) != 0)
      return FALSE;

  return TRUE;
}

void
pursuit_page_cover_free (PursuitPageCover *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->logo, g_bytes_unref);
  g_free (self->company);
  g_free (self->address);
  g_free (self->title);
  g_free (self->client);
  for (guint i = 0; i < PURSUIT_PAGE_COVER_MAX_FACTS; i++)
    {
      g_free (self->facts[i].label);
      g_free (self->facts[i].value);
    }
  g_free (self);
}
