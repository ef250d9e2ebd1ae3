-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 1: records, search, undo, audit, and what sync will need.
--
-- Each kind of record has one table, named as pursuit_kind_to_string() says, with one column for
-- each field, named by its key; tests/store/test-migration.c holds the two against each other.
-- Three columns more are the store's own:
--   row       the number that lists keep instead of the id
--   rev       the job that last changed what a person can see; undo compares it
--   sort_key  what the record is called, folded: letter case and accents aside
-- There are no foreign keys: a feed may bring a child before its parent.

CREATE TABLE "lead" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "company_name" TEXT,
  "contact_name" TEXT,
  "title" TEXT,
  "contact_title" TEXT,
  "contact_email" TEXT,
  "contact_phone" TEXT,
  "industry" TEXT,
  "company_size" TEXT,
  "website" TEXT,
  "domain" TEXT,
  "street" TEXT,
  "city" TEXT,
  "region" TEXT,
  "postal_code" TEXT,
  "country" TEXT,
  "annual_revenue" INTEGER,
  "description" TEXT,
  "stage" TEXT,
  "stage_changed_at" TEXT,
  "owner_id" TEXT,
  "team_id" TEXT,
  "source" TEXT,
  "value" INTEGER,
  "currency" TEXT,
  "probability" INTEGER,
  "expected_close" TEXT,
  "closed_at" TEXT,
  "next_step" TEXT,
  "lost_reason" TEXT,
  "competitor" TEXT,
  "budget" TEXT,
  "need" TEXT,
  "timeline" TEXT,
  "last_activity_at" TEXT,
  "score" INTEGER,
  "score_breakdown" TEXT,
  "score_engine" TEXT,
  "scored_at" TEXT,
  "score_stale" INTEGER,
  "score_override" INTEGER,
  "score_override_reason" TEXT,
  "score_override_until" TEXT
) STRICT;

CREATE TABLE "person" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "lead_id" TEXT,
  "name" TEXT,
  "first_name" TEXT,
  "last_name" TEXT,
  "salutation" TEXT,
  "title" TEXT,
  "department" TEXT,
  "role" TEXT,
  "email" TEXT,
  "phone" TEXT,
  "mobile" TEXT,
  "fax" TEXT,
  "consent" TEXT,
  "notes" TEXT,
  "company_name" TEXT
) STRICT;

CREATE TABLE "activity" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "lead_id" TEXT,
  "person_id" TEXT,
  "conversation_id" TEXT,
  "type" TEXT,
  "subject" TEXT,
  "text" TEXT,
  "owner_id" TEXT,
  "priority" TEXT,
  "due_at" TEXT,
  "done_at" TEXT,
  "happened_at" TEXT,
  "source_line" INTEGER
) STRICT;

CREATE TABLE "proposal" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "lead_id" TEXT,
  "template_id" TEXT,
  "title" TEXT,
  "content" TEXT,
  "deal_size" INTEGER,
  "currency" TEXT,
  "contract_term" TEXT,
  "status" TEXT,
  "valid_until" TEXT,
  "next_step_at" TEXT,
  "language" TEXT,
  "sent_at" TEXT,
  "decided_at" TEXT
) STRICT;

CREATE TABLE "line_item" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "proposal_id" TEXT,
  "price_item_id" TEXT,
  "position" INTEGER,
  "name" TEXT,
  "quantity" INTEGER,
  "unit" TEXT,
  "unit_price" INTEGER,
  "currency" TEXT,
  "discount" INTEGER,
  "optional" INTEGER
) STRICT;

CREATE TABLE "proposal_version" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "proposal_id" TEXT,
  "number" INTEGER,
  "title" TEXT,
  "content" TEXT,
  "sha256" TEXT,
  "sent_at" TEXT
) STRICT;

CREATE TABLE "battle_card" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "competitor_name" TEXT,
  "aliases" TEXT,
  "our_strengths" TEXT,
  "their_weaknesses" TEXT,
  "pricing_comparison" TEXT,
  "key_differentiators" TEXT,
  "objection_handling" TEXT,
  "tiles" TEXT,
  "owner_id" TEXT,
  "review_date" TEXT,
  "source" TEXT,
  "last_updated" TEXT,
  "updated_by" TEXT
) STRICT;

CREATE TABLE "tile_feedback" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "battle_card_id" TEXT,
  "lead_id" TEXT,
  "tile" TEXT,
  "worked" INTEGER,
  "note" TEXT
) STRICT;

CREATE TABLE "conversation" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "lead_id" TEXT,
  "conversation_type" TEXT,
  "title" TEXT,
  "participants" TEXT,
  "happened_at" TEXT,
  "duration" INTEGER,
  "language" TEXT,
  "transcript" TEXT,
  "analysis_result" TEXT,
  "consent" TEXT,
  "erase_on" TEXT,
  "owner_id" TEXT
) STRICT;

CREATE TABLE "price_item" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "name" TEXT,
  "sku" TEXT,
  "description" TEXT,
  "unit" TEXT,
  "unit_price" INTEGER,
  "currency" TEXT,
  "active" INTEGER
) STRICT;

CREATE TABLE "template" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "name" TEXT,
  "description" TEXT,
  "type" TEXT,
  "content" TEXT,
  "language" TEXT
) STRICT;

CREATE TABLE "attachment" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "record_kind" TEXT,
  "record_id" TEXT,
  "name" TEXT,
  "media_type" TEXT,
  "size" INTEGER,
  "sha256" TEXT
) STRICT;

CREATE TABLE "user" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "name" TEXT,
  "email" TEXT,
  "role" TEXT,
  "team_id" TEXT,
  "auth0_id" TEXT,
  "active" INTEGER
) STRICT;

CREATE TABLE "team" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "name" TEXT,
  "manager_id" TEXT
) STRICT;

CREATE TABLE "organization" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "name" TEXT,
  "subscription_tier" TEXT,
  "settings" TEXT
) STRICT;

CREATE TABLE "saved_view" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "name" TEXT,
  "record_kind" TEXT,
  "filter" TEXT,
  "sort" TEXT,
  "position" INTEGER
) STRICT;

CREATE TABLE "draft" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "editor_key" TEXT,
  "text" TEXT,
  "caret" INTEGER
) STRICT;

CREATE TABLE "stage_history" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "lead_id" TEXT,
  "from_stage" TEXT,
  "to_stage" TEXT,
  "changed_at" TEXT,
  "changed_by" TEXT
) STRICT;

CREATE TABLE "score_history" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "lead_id" TEXT,
  "score" INTEGER,
  "engine" TEXT,
  "result" TEXT,
  "scored_at" TEXT
) STRICT;

CREATE TABLE "external_id" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "system" TEXT,
  "object" TEXT,
  "external_id" TEXT,
  "record_kind" TEXT,
  "record_id" TEXT,
  "batch_id" TEXT
) STRICT;

CREATE TABLE "import_batch" (
  row INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT,
  "id" TEXT NOT NULL UNIQUE,
  "organization_id" TEXT,
  "created_by" TEXT,
  "created_at" TEXT,
  "updated_at" TEXT,
  "deleted_at" TEXT,
  "custom" TEXT,
  "file" TEXT,
  "format" TEXT,
  "mapping" TEXT,
  "read" INTEGER,
  "created" INTEGER,
  "updated" INTEGER,
  "duplicates" INTEGER,
  "rejected" INTEGER,
  "rejects_file" TEXT,
  "finished_at" TEXT,
  "undone_at" TEXT
) STRICT;

-- Orders and filters of lists. The conditions repeat what the query builder writes, so that
-- records without a value, and deleted ones, cost no entry.
CREATE INDEX lead_by_creation ON lead (created_at) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_name ON lead (sort_key) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_score ON lead (score) WHERE deleted_at IS NULL AND score IS NOT NULL;
CREATE INDEX lead_by_value ON lead (value) WHERE deleted_at IS NULL AND value IS NOT NULL;
CREATE INDEX lead_by_close ON lead (expected_close) WHERE deleted_at IS NULL AND expected_close IS NOT NULL;
CREATE INDEX lead_by_change ON lead (updated_at) WHERE deleted_at IS NULL AND updated_at IS NOT NULL;
CREATE INDEX lead_by_contact ON lead (last_activity_at) WHERE deleted_at IS NULL AND last_activity_at IS NOT NULL;
CREATE INDEX lead_by_stage ON lead (stage) WHERE deleted_at IS NULL AND stage IS NOT NULL;
CREATE INDEX lead_by_owner ON lead (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX lead_by_email ON lead (contact_email COLLATE NOCASE) WHERE contact_email IS NOT NULL;
CREATE INDEX lead_by_domain ON lead (domain COLLATE NOCASE) WHERE domain IS NOT NULL;
CREATE INDEX person_by_email ON person (email COLLATE NOCASE) WHERE email IS NOT NULL;
CREATE INDEX person_by_lead ON person (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX activity_by_lead ON activity (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX activity_by_person ON activity (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX activity_by_due ON activity (due_at) WHERE deleted_at IS NULL AND due_at IS NOT NULL;
CREATE INDEX proposal_by_lead ON proposal (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX proposal_by_name ON proposal (sort_key) WHERE deleted_at IS NULL;
CREATE INDEX proposal_by_change ON proposal (updated_at) WHERE deleted_at IS NULL AND updated_at IS NOT NULL;
CREATE INDEX proposal_by_status ON proposal (status) WHERE deleted_at IS NULL AND status IS NOT NULL;
CREATE INDEX line_item_by_proposal ON line_item (proposal_id) WHERE proposal_id IS NOT NULL;
CREATE INDEX proposal_version_by_proposal ON proposal_version (proposal_id) WHERE proposal_id IS NOT NULL;
CREATE INDEX battle_card_by_name ON battle_card (sort_key) WHERE deleted_at IS NULL;
CREATE INDEX tile_feedback_by_card ON tile_feedback (battle_card_id) WHERE battle_card_id IS NOT NULL;
CREATE INDEX conversation_by_lead ON conversation (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX conversation_by_time ON conversation (happened_at) WHERE deleted_at IS NULL AND happened_at IS NOT NULL;
CREATE INDEX price_item_by_name ON price_item (sort_key) WHERE deleted_at IS NULL;
CREATE INDEX template_by_name ON template (sort_key) WHERE deleted_at IS NULL;
CREATE INDEX attachment_by_record ON attachment (record_id) WHERE record_id IS NOT NULL;
CREATE INDEX user_by_name ON "user" (sort_key) WHERE deleted_at IS NULL;
CREATE INDEX user_by_email ON "user" (email COLLATE NOCASE) WHERE email IS NOT NULL;
CREATE INDEX draft_by_editor ON draft (editor_key COLLATE NOCASE) WHERE editor_key IS NOT NULL;
CREATE INDEX stage_history_by_lead ON stage_history (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX score_history_by_lead ON score_history (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX external_id_by_key ON external_id (external_id, system, object) WHERE deleted_at IS NULL;
CREATE INDEX external_id_by_record ON external_id (record_id) WHERE record_id IS NOT NULL;

-- The words of all records that are not deleted. It keeps no text of its own: what it holds for a
-- record is computed from the record, and taken out with what the record held before. A rowid is
-- the record's row times 32 plus its kind.
CREATE VIRTUAL TABLE search USING fts5 (
  title, body, digits,
  content = '',
  prefix = '2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES ('mode', 'single-user'), ('revision', '0');

CREATE TABLE custom_column (
  n INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  source TEXT NOT NULL,
  UNIQUE (kind, name)
) STRICT;

-- How the columns of a file were mapped, by what identifies its form.
CREATE TABLE mapping (
  headers TEXT PRIMARY KEY,
  json TEXT NOT NULL,
  used_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- References to what another file is still to bring.
CREATE TABLE pending_link (
  n INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  field TEXT NOT NULL,
  system TEXT NOT NULL,
  object TEXT NOT NULL,
  external_id TEXT NOT NULL
) STRICT;
CREATE INDEX pending_link_by_key ON pending_link (external_id, system, object);

CREATE TABLE blob (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- Undo. An action's changes are taken back from the last to the first, each only if the record's
-- rev is still rev_after. "before" holds the old values of the fields that changed, as JSON; NULL
-- if there was no record.
CREATE TABLE action (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT,
  batch_id TEXT,
  undoes INTEGER,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX action_by_batch ON action (batch_id) WHERE batch_id IS NOT NULL;
CREATE TABLE action_change (
  action INTEGER NOT NULL,
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  before TEXT,
  rev_before INTEGER NOT NULL,
  rev_after INTEGER NOT NULL,
  PRIMARY KEY (action, n)
) STRICT, WITHOUT ROWID;
-- Records that a bulk added: whole ranges of rows, all with the same rev.
CREATE TABLE action_range (
  action INTEGER NOT NULL,
  kind TEXT NOT NULL,
  first_row INTEGER NOT NULL,
  last_row INTEGER NOT NULL,
  rev INTEGER NOT NULL,
  PRIMARY KEY (action, kind, first_row)
) STRICT, WITHOUT ROWID;

-- What was done, without values: "digest" is a keyed hash of the new values, and "hash" covers the
-- entry and the hash before it.
CREATE TABLE audit (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor TEXT,
  verb TEXT NOT NULL,
  kind TEXT,
  id TEXT,
  fields TEXT,
  digest TEXT,
  hash TEXT NOT NULL
) STRICT;

-- Sync. Record tables hold what is visible: the platform's copy with local changes on top.
CREATE TABLE base (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE outbox (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  mut TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  verb TEXT NOT NULL CHECK (verb IN ('create', 'update', 'delete', 'undelete', 'append')),
  patch TEXT NOT NULL,
  was TEXT NOT NULL,
  was_full TEXT,
  base_seq INTEGER,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'sent', 'acked', 'parked')),
  res_seq INTEGER,
  epoch INTEGER,
  tries INTEGER NOT NULL DEFAULT 0,
  next_at TEXT,
  error TEXT,
  created TEXT NOT NULL
) STRICT;
CREATE INDEX outbox_by_record ON outbox (kind, id, n);
CREATE INDEX outbox_by_state ON outbox (state, n);
CREATE TABLE conflict (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  field TEXT NOT NULL,
  base TEXT,
  mine TEXT,
  theirs TEXT,
  theirs_by TEXT,
  theirs_seq INTEGER,
  status TEXT NOT NULL DEFAULT 'open',
  created TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX conflict_by_record ON conflict (kind, record_id);
CREATE TABLE sync_state (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE seen (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
