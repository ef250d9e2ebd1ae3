-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 4: the brand that a frozen copy of a proposal went out with, as the setting said it.
ALTER TABLE proposal_version ADD COLUMN "brand" TEXT;

-- Until now every copy had the look of the day on which it was shown.
UPDATE proposal_version SET brand = (SELECT value FROM setting WHERE key = 'brand');
