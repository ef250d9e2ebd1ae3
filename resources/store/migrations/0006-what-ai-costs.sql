-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 6: what requests to providers of AI cost, what of their answers is used again, and what left
-- the machine. None of it is a record: it is not audited, cannot be undone and does not sync.
--
-- The ledger: one row for each sending to a provider, opened before it and settled after. Amounts are
-- pico-USD (a price of 1 USD for a million tokens is 1,000,000 for one). "model" was asked, "served"
-- answered; "cost_pico" is NULL while it is open and where the price is not known; "counted_pico" is
-- what budgets count: the upper bound until it is settled whole.
CREATE TABLE ai_request (
  id TEXT PRIMARY KEY NOT NULL,
  action TEXT,
  request TEXT,
  feature TEXT NOT NULL,
  prompt TEXT,
  provider TEXT NOT NULL,
  model TEXT NOT NULL,
  served TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'whole', 'partial', 'failed', 'cached')),
  error TEXT,
  price_row TEXT,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  prompt_version INTEGER NOT NULL,
  rung INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  batch INTEGER NOT NULL,
  local INTEGER NOT NULL,
  estimated INTEGER NOT NULL,
  input INTEGER NOT NULL,
  cache_read INTEGER NOT NULL,
  cache_write_short INTEGER NOT NULL,
  cache_write_long INTEGER NOT NULL,
  output INTEGER NOT NULL,
  reasoning INTEGER NOT NULL,
  saved_cache INTEGER NOT NULL,
  saved_batch INTEGER NOT NULL,
  saved_tiers INTEGER NOT NULL,
  saved_compression INTEGER NOT NULL,
  reserved_pico INTEGER NOT NULL,
  counted_pico INTEGER NOT NULL,
  cost_pico INTEGER
) STRICT, WITHOUT ROWID;
-- Read before each sending: what a month and a day have used.
CREATE INDEX ai_request_by_start ON ai_request (started_at, feature, counted_pico);
-- Read at each start: what a killed process left open.
CREATE INDEX ai_request_open ON ai_request (state) WHERE state = 'open';

-- The text stands last, so that looking for a subject does not read it.
CREATE TABLE ai_cache (
  key TEXT PRIMARY KEY NOT NULL,
  feature TEXT NOT NULL,
  subject TEXT,
  provider TEXT NOT NULL,
  model TEXT NOT NULL,
  cost_pico INTEGER,
  kept_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

-- The last actions of a person by feature, in microseconds since 1970.
CREATE TABLE ai_limit (
  feature TEXT NOT NULL,
  action TEXT NOT NULL,
  at_us INTEGER NOT NULL,
  PRIMARY KEY (feature, action)
) STRICT, WITHOUT ROWID;

-- Levels of budgets that were told, each once.
CREATE TABLE ai_alert (
  budget TEXT NOT NULL,
  period TEXT NOT NULL,
  limit_pico INTEGER NOT NULL,
  level INTEGER NOT NULL,
  used_pico INTEGER NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (budget, period, limit_pico, level)
) STRICT, WITHOUT ROWID;

-- What left the machine: when, to whom, for what, how much, and which fields were masked in it.
CREATE TABLE ai_egress (
  n INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  provider TEXT NOT NULL,
  host TEXT NOT NULL,
  feature TEXT NOT NULL,
  request TEXT,
  bytes INTEGER NOT NULL,
  masked TEXT NOT NULL
) STRICT;
