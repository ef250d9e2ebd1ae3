-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 4: the brand that a frozen copy of a proposal went out with, as the setting said it;
-- and the order of stages.
ALTER TABLE proposal_version ADD COLUMN "brand" TEXT;

-- Until now every copy had the look of the day on which it was shown.
UPDATE proposal_version SET brand = (SELECT value FROM setting WHERE key = 'brand');

-- Stages come as they follow each other. The expression is that of the query, letter by letter:
-- without an index a million leads are read to find the first forty.
CREATE INDEX lead_by_stage_order ON "lead" (
  CASE "stage" WHEN 'new' THEN 0 WHEN 'qualified' THEN 1 WHEN 'proposal' THEN 2
  WHEN 'negotiation' THEN 3 WHEN 'won' THEN 4 WHEN 'lost' THEN 5 ELSE "stage" END
) WHERE deleted_at IS NULL AND
  CASE "stage" WHEN 'new' THEN 0 WHEN 'qualified' THEN 1 WHEN 'proposal' THEN 2
  WHEN 'negotiation' THEN 3 WHEN 'won' THEN 4 WHEN 'lost' THEN 5 ELSE "stage" END
  IS NOT NULL;
