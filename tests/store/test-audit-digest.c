/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-lead.h"
#include "store/pursuit-audit-digest-private.h"

#include <string.h>

#define KEY "the salt of a workspace"

static PursuitRecord *
make_lead (const char *company, const char *city, gint64 value)
{
  PursuitRecord *lead = pursuit_record_new (PURSUIT_KIND_LEAD);

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, company);
  pursuit_record_set_text (lead, PURSUIT_LEAD_CITY, city);
  if (value != 0)
    pursuit_record_set_integer (lead, PURSUIT_LEAD_VALUE, value);

  return lead;
}

static char *
hash (const char *key, PursuitRecord *record, PursuitFieldSet fields)
{
  g_autoptr (GBytes) bytes = g_bytes_new (key, strlen (key));
  g_autoptr (PursuitAuditDigest) digest = pursuit_audit_digest_new (bytes);

  pursuit_audit_digest_add_record (digest, record, fields);

  return pursuit_audit_digest_take_text (digest);
}

/* The same by another library: what was written by an earlier version is the same hash. */
static void
test_is_hmac (void)
{
  static const char message[] = "company_nameKlinikum Aurach\0cityAurach\0"
                                "value\x10\x27\x00\x00\x00\x00\x00\x00";
  g_autoptr (PursuitRecord) lead = make_lead ("Klinikum Aurach", "Aurach", 10000);
  g_autofree char *ours = hash (KEY, lead, G_MAXUINT64);
  g_autofree char *theirs
      = g_compute_hmac_for_data (G_CHECKSUM_SHA256, (const guchar *) KEY, strlen (KEY),
                                 (const guchar *) message, sizeof message);

  g_assert_cmpstr (ours, ==, theirs);
}

static void
test_tells_apart (void)
{
  const PursuitFieldSet names
      = PURSUIT_FIELD_BIT (PURSUIT_LEAD_COMPANY_NAME) | PURSUIT_FIELD_BIT (PURSUIT_LEAD_CITY);
  g_autoptr (PursuitRecord) lead = make_lead ("ab", "c", 0);
  g_autoptr (PursuitRecord) shifted = make_lead ("a", "bc", 0);
  g_autofree char *first = hash (KEY, lead, names);
  g_autofree char *again = hash (KEY, lead, names);
  g_autofree char *other = hash (KEY, shifted, names);
  g_autofree char *part = hash (KEY, lead, PURSUIT_FIELD_BIT (PURSUIT_LEAD_CITY));
  g_autofree char *other_key = hash ("another salt", lead, names);

  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, other);
  g_assert_cmpstr (first, !=, part);
  g_assert_cmpstr (first, !=, other_key);
}

/* Several records are not one, and the order counts. */
static void
test_chains (void)
{
  g_autoptr (GBytes) key = g_bytes_new_static (KEY, strlen (KEY));
  g_autoptr (PursuitRecord) a = make_lead ("A", NULL, 0);
  g_autoptr (PursuitRecord) b = make_lead ("B", NULL, 0);
  g_autoptr (PursuitAuditDigest) digest = pursuit_audit_digest_new (key);
  g_autofree char *forward = NULL;
  g_autofree char *backward = NULL;

  pursuit_audit_digest_add_record (digest, a, G_MAXUINT64);
  pursuit_audit_digest_add_record (digest, b, G_MAXUINT64);
  forward = pursuit_audit_digest_take_text (digest);
  pursuit_audit_digest_add_record (digest, b, G_MAXUINT64);
  pursuit_audit_digest_add_record (digest, a, G_MAXUINT64);
  backward = pursuit_audit_digest_take_text (digest);
  g_assert_cmpstr (forward, !=, backward);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/audit-digest/is-an-hmac", test_is_hmac);
  g_test_add_func ("/store/audit-digest/tells-values-and-keys-apart", test_tells_apart);
  g_test_add_func ("/store/audit-digest/hashes-several-in-order", test_chains);

  return g_test_run ();
}
