-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 8: an answer of AI may tell of many records, and is forgotten with the first of them that is deleted.
-- Of what was kept for many at once nobody knows whom it tells of, so that it is not used again.
CREATE TABLE ai_cache_subject (
  key TEXT NOT NULL,
  subject TEXT NOT NULL,
  PRIMARY KEY (key, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX ai_cache_subject_by_subject ON ai_cache_subject (subject);
DELETE FROM ai_cache WHERE subject IS NULL;
INSERT INTO ai_cache_subject (key, subject) SELECT key, subject FROM ai_cache;
ALTER TABLE ai_cache DROP COLUMN subject;

-- Read before each quote: how long the last answers to a prompt were.
CREATE INDEX ai_request_whole ON ai_request (feature, prompt, id) WHERE state = 'whole';

-- Read for a month, the newest first.
CREATE INDEX ai_egress_by_time ON ai_egress (at);
