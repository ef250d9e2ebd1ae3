/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-sample.h"

#include "core/pursuit-activity.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-links.h"

static const PursuitExternalKey key = { "hub'spot", "con\"tact", "Ünique 7" };

/* What the steps below work with. */
typedef struct
{
  char *lead_id;
  char *activity_id;
  guint resolved;
  gboolean restore;
} Links;

static void
links_clear (Links *self)
{
  g_free (self->lead_id);
  g_free (self->activity_id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Links, links_clear)

static gboolean
bring_target_func (PursuitSession *session,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  Links *links = data;
  g_autoptr (PursuitRecord) lead = store_sample_new (PURSUIT_KIND_LEAD, 1);

  if (!pursuit_session_put (session, lead, error))
    return FALSE;
  g_free (links->lead_id);
  links->lead_id = g_strdup (pursuit_record_get_id (lead));

  return pursuit_session_add_external (session, &key, PURSUIT_KIND_LEAD, links->lead_id, error);
}

static gboolean
bring_link_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Links *links = data;
  g_autoptr (PursuitRecord) activity = store_sample_new (PURSUIT_KIND_ACTIVITY, 1);

  pursuit_record_unset (activity, PURSUIT_ACTIVITY_LEAD_ID);
  if (!pursuit_session_put (session, activity, error))
    return FALSE;
  g_free (links->activity_id);
  links->activity_id = g_strdup (pursuit_record_get_id (activity));

  return pursuit_session_add_link (session, PURSUIT_KIND_ACTIVITY, links->activity_id,
                                   PURSUIT_ACTIVITY_LEAD_ID, &key, error);
}

static gboolean
resolve_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Links *links = data;
  guint resolved = 0;

  if (!pursuit_session_resolve_links (session, &resolved, error))
    return FALSE;
  links->resolved += resolved;

  return TRUE;
}

static gboolean
mark_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Links *links = data;

  return links->restore
             ? pursuit_session_restore (session, PURSUIT_KIND_LEAD, links->lead_id, error)
             : pursuit_session_delete (session, PURSUIT_KIND_LEAD, links->lead_id, error);
}

static gboolean
delete_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  ((Links *) data)->restore = FALSE;

  return mark_func (session, data, cancellable, error);
}

static gboolean
restore_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  ((Links *) data)->restore = TRUE;

  return mark_func (session, data, cancellable, error);
}

static void
check_linked (StoreFixture *fixture, Links *links, gboolean is_linked)
{
  g_autoptr (PursuitRecord) activity
      = store_fixture_get (fixture, PURSUIT_KIND_ACTIVITY, links->activity_id);
  g_autofree char *waiting = store_fixture_sql (fixture, "SELECT count (*) FROM pending_link");

  g_assert_cmpstr (pursuit_record_get_text (activity, PURSUIT_ACTIVITY_LEAD_ID), ==,
                   is_linked ? links->lead_id : NULL);
  g_assert_cmpstr (waiting, ==, is_linked ? "0" : "1");
  g_assert_cmpuint (links->resolved, ==, is_linked ? 1 : 0);
}

/* The target and the link come, the target is deleted and restored, links are resolved between:
 * whatever the order, the reference is set once in the end. */
static void
any_order_ends_the_same (StoreFixture *fixture, gconstpointer data)
{
  static const PursuitStoreFunc orders[][6] = {
    { bring_target_func, bring_link_func, NULL },
    { bring_link_func, bring_target_func, NULL },
    { resolve_func, bring_link_func, resolve_func, bring_target_func, NULL },
    { bring_target_func, resolve_func, bring_link_func, NULL },
    { bring_target_func, delete_func, bring_link_func, resolve_func, restore_func, NULL },
    { bring_link_func, bring_target_func, delete_func, resolve_func, restore_func, NULL },
    { bring_target_func, bring_link_func, delete_func, restore_func, resolve_func, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_auto (Links) links = { NULL };
      g_autofree char *none = NULL;

      for (guint s = 0; orders[i][s] != NULL; s++)
        store_fixture_write (fixture, orders[i][s], &links);
      store_fixture_write (fixture, resolve_func, &links);
      check_linked (fixture, &links, TRUE);
      store_fixture_write (fixture, resolve_func, &links);
      check_linked (fixture, &links, TRUE);
      /* The next order begins without a target. */
      store_fixture_write (fixture, delete_func, &links);
      none = store_fixture_sql (fixture, "DELETE FROM external_id");
    }
}

static void
deleted_target_is_waited_for (StoreFixture *fixture, gconstpointer data)
{
  g_auto (Links) links = { NULL };

  store_fixture_write (fixture, bring_link_func, &links);
  store_fixture_write (fixture, bring_target_func, &links);
  store_fixture_write (fixture, delete_func, &links);
  store_fixture_write (fixture, resolve_func, &links);
  check_linked (fixture, &links, FALSE);
}

static gboolean
find_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  static const PursuitExternalKey others[] = { { "hub'spot", "con\"tact", "Ünique" },
                                               { "hub'spot", "company", "Ünique 7" },
                                               { "other", "con\"tact", "Ünique 7" },
                                               { "", "", "' OR 1=1 --" } };
  PursuitKind kind = PURSUIT_KIND_NONE;
  g_autofree char *id = pursuit_session_find_external (session, &key, &kind, error);

  g_assert_cmpstr (id, ==, data);
  g_assert_cmpint (kind, ==, PURSUIT_KIND_LEAD);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_null (pursuit_session_find_external (session, &others[i], NULL, error));

  return TRUE;
}

static void
key_is_turned_to_its_last_record (StoreFixture *fixture, gconstpointer data)
{
  g_auto (Links) links = { NULL };
  g_autofree char *count = NULL;

  store_fixture_write (fixture, bring_target_func, &links);
  store_fixture_read (fixture, find_func, links.lead_id);
  store_fixture_write (fixture, bring_target_func, &links);
  store_fixture_read (fixture, find_func, links.lead_id);
  count = store_fixture_sql (fixture, "SELECT count (*) FROM external_id");
  g_assert_cmpstr (count, ==, "1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/links/any-order", any_order_ends_the_same);
  store_test ("/store/links/deleted-target", deleted_target_is_waited_for);
  store_test ("/store/links/key-turns", key_is_turned_to_its_last_record);

  return g_test_run ();
}
