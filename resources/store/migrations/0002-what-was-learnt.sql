-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 2: the model that was learnt from the own won and lost leads.
--
-- There is one or none, made again from the leads at any time, so it is no record: it is not
-- audited, cannot be undone and does not sync. "ignored" is the JSON array of the columns that the
-- person left out.
CREATE TABLE history_model (
  n INTEGER PRIMARY KEY CHECK (n = 1),
  json TEXT NOT NULL,
  ignored TEXT NOT NULL,
  trained_at TEXT NOT NULL
) STRICT;
