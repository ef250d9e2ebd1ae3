/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-secret.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-harden.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>

struct _PursuitSecret
{
  gatomicrefcount references;
  gsize length;
  gsize mapped; /* bytes of @text, whole pages */
  char *text;
};

/* What only newer kernels know is asked for all the same; without it the secret is kept as well
 * as they can. */
static char *
map_pages (gsize size)
{
  char *pages = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (pages == MAP_FAILED)
    g_error ("No memory for a secret");
  if (mlock (pages, size) != 0)
    g_debug ("A secret may be swapped out: the limit of locked memory is reached");
  madvise (pages, size, MADV_DONTDUMP);
  madvise (pages, size, MADV_WIPEONFORK);

  return pages;
}

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_INVALID, why);

  return FALSE;
}

gboolean
pursuit_secret_check (const char *text, gsize length, GError **error)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (length == 0)
    return refuse (error, _ ("The key is empty; copy it again and enter the whole of it"));
  if (length > PURSUIT_SECRET_MAX_BYTES)
    return refuse (error, _ ("The key is far longer than any key; copy it again and enter nothing "
                             "but the key"));
  if (!g_utf8_validate_len (text, length, NULL))
    return refuse (error, _ ("The key is no text; enter the characters that the provider shows"));
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return refuse (error, _ ("The key has a line break or another control character in it; "
                               "copy it again and enter it as one line"));

  return TRUE;
}

PursuitSecret *
pursuit_secret_new (const char *text, gsize length)
{
  static gsize hardened;
  PursuitSecret *self;

  g_return_val_if_fail (text != NULL && length <= PURSUIT_SECRET_MAX_BYTES, NULL);

  if (g_once_init_enter (&hardened))
    {
      pursuit_harden_process ();
      g_once_init_leave (&hardened, 1);
    }
  self = g_new0 (PursuitSecret, 1);
  g_atomic_ref_count_init (&self->references);
  self->length = length;
  self->mapped = length + 1;
  self->text = map_pages (self->mapped);
  memcpy (self->text, text, length);

  return self;
}

PursuitSecret *
pursuit_secret_ref (PursuitSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
pursuit_secret_unref (PursuitSecret *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  pursuit_secret_wipe (self->text, self->mapped);
  munmap (self->text, self->mapped);
  g_free (self);
}

const char *
pursuit_secret_get_text (PursuitSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

gsize
pursuit_secret_get_length (PursuitSecret *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

void
pursuit_secret_wipe (void *memory, gsize size)
{
  if (memory != NULL)
    explicit_bzero (memory, size);
}
