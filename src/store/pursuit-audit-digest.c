/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-audit-digest-private.h"

#include <nettle/hmac.h>
#include <string.h>

/* Nettle, not GHmac: an import hashes every row, and GLib's SHA-256 is plain C that took a seventh
 * of the whole import. */
struct _PursuitAuditDigest
{
  struct hmac_sha256_ctx context;
};

PursuitAuditDigest *
pursuit_audit_digest_new (GBytes *key)
{
  PursuitAuditDigest *self = g_new (PursuitAuditDigest, 1);
  gsize size;
  gconstpointer bytes = g_bytes_get_data (key, &size);

  hmac_sha256_set_key (&self->context, size, bytes);

  return self;
}

void
pursuit_audit_digest_free (PursuitAuditDigest *self)
{
  g_free (self);
}

/* With the zero byte: "ab" + "c" is not "a" + "bc". */
static void
add_value (PursuitAuditDigest *self, const PursuitField *field, PursuitRecord *record, guint number)
{
  const char *text = pursuit_record_get_text (record, number);
  gint64 integer;

  if (pursuit_field_is_number (field))
    {
      integer = GINT64_TO_LE (pursuit_record_get_integer (record, number));
      hmac_sha256_update (&self->context, sizeof integer, (const guint8 *) &integer);
      return;
    }

  hmac_sha256_update (&self->context, strlen (text) + 1, (const guint8 *) text);
}

void
pursuit_audit_digest_add_record (PursuitAuditDigest *self,
                                 PursuitRecord *record,
                                 PursuitFieldSet fields)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (record);

  fields &= pursuit_record_get_set_fields (record);
  for (guint i = 0; i < table->n_fields; i++)
    {
      const PursuitField *field = &table->fields[i];

      if ((fields & PURSUIT_FIELD_BIT (i)) == 0)
        continue;
      hmac_sha256_update (&self->context, strlen (field->key), (const guint8 *) field->key);
      add_value (self, field, record, i);
    }
  hmac_sha256_update (&self->context, 1, (const guint8 *) "");
}

char *
pursuit_audit_digest_take_text (PursuitAuditDigest *self)
{
  guint8 digest[SHA256_DIGEST_SIZE];
  char *text = g_malloc (2 * sizeof digest + 1);

  hmac_sha256_digest (&self->context, sizeof digest, digest);
  for (guint i = 0; i < sizeof digest; i++)
    g_snprintf (text + 2 * i, 3, "%02x", digest[i]);

  return text;
}
