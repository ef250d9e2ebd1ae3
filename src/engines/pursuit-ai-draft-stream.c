/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-ai-draft-stream-private.h"

#include "core/pursuit-visible-text.h"
#include "engines/pursuit-ai-draft-tags-private.h"

#include <string.h>

#define MAX_SIGN 4 /* bytes */
#define IS_WITHIN_SIGN(byte) (((guchar) (byte) &0xc0) == 0x80)

struct _PursuitAiDraftStream
{
  GString *raw;     /* the beginning of a sign */
  GString *open;    /* what more text may still change */
  GString *settled; /* without tags */
};

PursuitAiDraftStream *
pursuit_ai_draft_stream_new (void)
{
  PursuitAiDraftStream *self = g_new0 (PursuitAiDraftStream, 1);

  self->raw = g_string_new (NULL);
  self->open = g_string_new (NULL);
  self->settled = g_string_new (NULL);

  return self;
}

void
pursuit_ai_draft_stream_free (PursuitAiDraftStream *self)
{
  g_string_free (self->raw, TRUE);
  g_string_free (self->open, TRUE);
  g_string_free (self->settled, TRUE);
  g_free (self);
}

/* How many bytes there are without a sign at the end that has only begun. */
static gsize
count_whole (const GString *text)
{
  for (gsize n = 1; n < MAX_SIGN && n <= text->len; n++)
    {
      const char *p = text->str + text->len - n;

      if (IS_WITHIN_SIGN (*p))
        continue;

      return g_utf8_get_char_validated (p, (gssize) n) == (gunichar) -2 ? text->len - n : text->len;
    }

  return text->len;
}

void
pursuit_ai_draft_stream_push (PursuitAiDraftStream *self, const char *piece)
{
  g_autofree char *whole = NULL;
  g_autofree char *visible = NULL;
  gsize n;

  g_string_append (self->raw, piece);
  n = count_whole (self->raw);
  whole = g_strndup (self->raw->str, n);
  g_string_erase (self->raw, 0, (gssize) n);
  visible = pursuit_visible_text_dup (whole, "");
  g_string_append (self->open, visible);
  n = pursuit_ai_draft_tags_take (self->settled, NULL, self->open->str, self->open->len, FALSE);
  g_string_erase (self->open, 0, (gssize) n);
}

void
pursuit_ai_draft_stream_append_to (PursuitAiDraftStream *self, GString *text)
{
  g_autofree char *sign = pursuit_visible_text_dup (self->raw->str, "");
  g_autofree char *open = g_strconcat (self->open->str, sign, NULL);

  g_string_append_len (text, self->settled->str, (gssize) self->settled->len);
  pursuit_ai_draft_tags_take (text, NULL, open, strlen (open), TRUE);
}
