/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-ai-key-chain-private.h"

#include "ai/pursuit-ai-error.h"
#include "keyring/pursuit-keyring-error.h"
#include "workspace/ai/pursuit-provider-keys.h"

struct _PursuitAiKeyChain
{
  PursuitWorkspace *workspace; /* (unowned) */
  GPtrArray *others;           /* (element-type Key) (unowned elements) */
  char *action;                /* (nullable) */
  gboolean is_quiet;
  GError *unready; /* (nullable) why there is no key for a server that may do without one */
};

/* The key of a route, or why there is none. */
typedef struct
{
  PursuitAiKeyChain *chain;
  PursuitProviderSetup *setup;
  gboolean is_fetched;
  gboolean is_fetching;
  GQueue waiting;        /* (element-type Fetch) of others that would look for the same */
  PursuitSecret *secret; /* (nullable) */
  GError *error;         /* (nullable) */
} Key;

/* Who waits for a key. */
typedef struct
{
  Key *key;
  GCancellable *cancellable; /* (unowned) (nullable) of who asks, who waits */
  PursuitAiReadyFunc ready;
  gpointer data;
} Fetch;

static void
key_free (gpointer data)
{
  Key *self = data;

  g_ptr_array_remove_fast (self->chain->others, self);
  pursuit_provider_setup_free (self->setup);
  g_clear_pointer (&self->secret, pursuit_secret_unref);
  g_clear_error (&self->error);
  pursuit_ai_key_chain_unref (self->chain);
  g_free (self);
}

static char *
lend_key (gpointer data, GError **error)
{
  const Key *self = data;

  if (self->secret != NULL)
    return g_strdup (pursuit_secret_get_text (self->secret));
  if (self->error != NULL)
    g_propagate_error (error, g_error_copy (self->error));

  return NULL;
}

static gboolean
is_same_key (const Key *self, const Key *other)
{
  return self->chain->action != NULL && g_strcmp0 (other->chain->action, self->chain->action) == 0
         && g_str_equal (other->setup->kind, self->setup->kind)
         && g_strcmp0 (other->setup->base_url, self->setup->base_url) == 0;
}

/* (nullable): one that is at hand, or else one that is being looked for */
static Key *
find_other (const Key *self)
{
  GPtrArray *others = self->chain->others;
  Key *coming = NULL;

  for (guint i = 0; i < others->len; i++)
    {
      Key *other = others->pdata[i];

      if (other == self || !is_same_key (self, other))
        continue;
      if (other->secret != NULL)
        return other;
      if (other->is_fetching)
        coming = other;
    }

  return coming;
}

/* Without a key a server of one's own may answer, also where the keyring does not say whether there
 * is one; and what needs one says so. Takes the error. */
static void
take_error (Key *self, GError *error)
{
  PursuitAiKeyChain *chain = self->chain;

  if (g_error_matches (error, PURSUIT_KEYRING_ERROR, PURSUIT_KEYRING_ERROR_LOCKED)
      || g_error_matches (error, PURSUIT_KEYRING_ERROR, PURSUIT_KEYRING_ERROR_DISMISSED))
    chain->is_quiet = TRUE;
  if (g_error_matches (error, PURSUIT_KEYRING_ERROR, PURSUIT_KEYRING_ERROR_NOT_FOUND))
    {
      g_error_free (error);
    }
  else if (error->domain == PURSUIT_KEYRING_ERROR
           && !pursuit_provider_setup_needs_key (self->setup))
    {
      g_clear_error (&chain->unready);
      chain->unready = error;
    }
  else
    {
      self->error = error;
    }
}

static void fetch (Fetch *self);

static void
key_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Fetch *own = data;
  Key *key = own->key;
  GQueue waiting = key->waiting;
  GError *error = NULL;
  Fetch *other;

  key->secret = pursuit_workspace_get_key_finish (PURSUIT_WORKSPACE (source), result, &error);
  key->is_fetched = TRUE;
  key->is_fetching = FALSE;
  if (key->secret == NULL)
    take_error (key, error);
  g_queue_init (&key->waiting);
  while ((other = g_queue_pop_head (&waiting)) != NULL)
    fetch (other);
  own->ready (own->data);
}

/* Takes it. */
static void
fetch (Fetch *self)
{
  Key *key = self->key;
  Key *other = key->is_fetched ? NULL : find_other (key);

  if (other != NULL && other->secret == NULL)
    {
      g_queue_push_tail (&other->waiting, self);
      return;
    }
  if (other != NULL)
    key->secret = pursuit_secret_ref (other->secret);
  key->is_fetched = key->is_fetched || other != NULL;
  if (key->is_fetched)
    {
      self->ready (self->data);
      g_free (self);
    }
  else
    {
      const PursuitKeyRef ref = pursuit_provider_setup_get_key_ref (
          key->setup, key->chain->is_quiet ? PURSUIT_KEYRING_QUIET : PURSUIT_KEYRING_MAY_ASK);

      key->is_fetching = TRUE;
      pursuit_workspace_get_key_async (key->chain->workspace, &ref, self->cancellable, key_cb,
                                       self);
    }
}

static void
fetch_key (gpointer data, GCancellable *cancellable, PursuitAiReadyFunc ready, gpointer user_data)
{
  Fetch *self = g_new (Fetch, 1);

  self->key = data;
  self->cancellable = cancellable;
  self->ready = ready;
  self->data = user_data;
  fetch (self);
}

PursuitAiKeyChain *
pursuit_ai_key_chain_new (PursuitWorkspace *workspace,
                          GPtrArray *others,
                          const char *action,
                          gboolean is_quiet)
{
  PursuitAiKeyChain *self;

  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (others != NULL, NULL);

  self = g_rc_box_new0 (PursuitAiKeyChain);
  self->workspace = workspace;
  self->others = g_ptr_array_ref (others);
  self->action = g_strdup (action);
  self->is_quiet = is_quiet;

  return self;
}

static void
clear (gpointer data)
{
  PursuitAiKeyChain *self = data;

  g_ptr_array_unref (self->others);
  g_free (self->action);
  g_clear_error (&self->unready);
}

void
pursuit_ai_key_chain_unref (PursuitAiKeyChain *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, clear);
}

void
pursuit_ai_key_chain_add (PursuitAiKeyChain *self,
                          PursuitAiRoute *route,
                          const PursuitProviderSetup *setup)
{
  Key *key;

  g_return_if_fail (self != NULL && route != NULL && setup != NULL);

  key = g_new0 (Key, 1);
  key->chain = g_rc_box_acquire (self);
  g_queue_init (&key->waiting);
  key->setup = pursuit_provider_setup_copy (setup);
  g_ptr_array_add (self->others, key);
  pursuit_ai_route_set_key (route, lend_key, key, key_free);
  route->fetch_key = fetch_key;
}

void
pursuit_ai_key_chain_explain (PursuitAiKeyChain *self, GError **error)
{
  g_return_if_fail (self != NULL && error != NULL);

  if (self->unready == NULL || !g_error_matches (*error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_KEY))
    return;
  g_clear_error (error);
  *error = g_error_copy (self->unready);
}
