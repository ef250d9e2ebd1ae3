/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A real peer on this machine, which answers each request by the next step of a script, byte by
 * byte as the script says. */
typedef struct _Peer Peer;

typedef enum
{
  PEER_UNTIL_CLOSE, /* the body ends with the connection */
  PEER_WITH_LENGTH, /* its length is announced */
  PEER_CHUNKED,     /* in chunks of PeerStep.piece bytes */
} PeerFraming;

typedef struct
{
  char *head; /* status line and headers, without those of the framing */
  GBytes *body;
  PeerFraming framing;
  guint repeat;     /* how often the body is sent, 1 unless it is set */
  gsize piece;      /* of a chunk */
  guint pause_ms;   /* after each event of a stream, which is then sent by itself */
  gssize cut;       /* so many bytes behind the head are sent; -1 for all */
  gboolean stalls;  /* the connection stays open, and silent, until the other side closes it */
  gboolean is_deaf; /* not even the head is sent */
  gboolean is_held; /* nothing is sent before peer_release() */
} PeerStep;

/* Listens on a port of its own. */
Peer *peer_new (void);

/* Speaks TLS, with a certificate that nobody vouches for. */
Peer *peer_new_unknown (void);
void peer_free (Peer *self);

/* Where its interface begins: http://127.0.0.1:<port>/v1 */
char *peer_dup_url (Peer *self);

/* Adds a step; it may be changed until it is used. @headers are lines that end in CR LF. */
PeerStep *peer_add (Peer *self, guint status, const char *headers, const char *body);

/* Adds a recorded reply; NULL, and the test skipped, if there is none. */
PeerStep *peer_add_recorded (Peer *self, const char *name);

/* A step that is not in the script. */
PeerStep *peer_step_new (guint status, const char *headers, const char *body);

/* Who answers a request, head and body, when the script is at its end; called in a thread of the
 * connection, and the step is given away. */
typedef PeerStep *(*PeerAnswer) (const char *request, gpointer data);
void peer_set_answer (Peer *self, PeerAnswer answer, gpointer data);

/* How many requests came. */
guint peer_count (Peer *self);

/* Request number @i from 0, head and body. */
char *peer_dup_request (Peer *self, guint i);

/* Lets the steps go on that are held. */
void peer_release (Peer *self);

/* Runs the main context until the other side has closed a connection that stalls. Returns how many
 * microseconds it is since then, or since @after if that is later. */
gint64 peer_wait_closed (Peer *self, gint64 after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Peer, peer_free)

G_END_DECLS
