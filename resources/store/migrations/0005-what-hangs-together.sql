-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 5: what an import found to hang on one name that it knows - the leads of a company, what
-- waits for a contact. One small tree, in the order in which it is asked for: it was a record of
-- external_id for each, with three indexes and an entry in the audit's sum. "hub" is the id of the
-- external_id of that name, "action" the import's, with which it is taken back.
CREATE TABLE import_member (
  hub TEXT NOT NULL,
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  action INTEGER NOT NULL,
  PRIMARY KEY (hub, kind, record_id)
) STRICT, WITHOUT ROWID;

-- Until now its name was "KIND ID HUB".
INSERT OR IGNORE INTO import_member
  SELECT record_id, substr(external_id, 1, instr(external_id, ' ') - 1),
         substr(external_id, instr(external_id, ' ') + 1, 36),
         ifnull((SELECT action FROM action_range
                  WHERE kind = 'external_id' AND external_id.row BETWEEN first_row AND last_row), 0)
    FROM external_id
   WHERE system = 'any' AND object = 'member' AND deleted_at IS NULL AND record_id IS NOT NULL;
DELETE FROM external_id WHERE system = 'any' AND object = 'member';
