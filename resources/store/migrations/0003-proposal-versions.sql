-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 3: what a frozen copy of a proposal holds beside its text: the hashes of the source text and of the
-- PDF that went out, what it offered, and what became of it.
ALTER TABLE proposal_version ADD COLUMN "source_sha256" TEXT;
ALTER TABLE proposal_version ADD COLUMN "pdf_sha256" TEXT;
ALTER TABLE proposal_version ADD COLUMN "status" TEXT;
ALTER TABLE proposal_version ADD COLUMN "decided_at" TEXT;
ALTER TABLE proposal_version ADD COLUMN "valid_until" TEXT;
ALTER TABLE proposal_version ADD COLUMN "deal_size" INTEGER;
ALTER TABLE proposal_version ADD COLUMN "currency" TEXT;

-- Until now a proposal could be sent once, and nothing that was sent could change.
UPDATE proposal_version SET (status, decided_at, valid_until, deal_size, currency) =
  (SELECT CASE WHEN p.status IN ('sent', 'accepted', 'rejected') THEN p.status ELSE 'sent' END,
          p.decided_at, p.valid_until, p.deal_size, p.currency
   FROM proposal p WHERE p.id = proposal_version.proposal_id);

-- The hash was the name of the text already; now the text stands under it.
INSERT INTO blob (sha256, size, bytes)
  SELECT sha256, length (CAST (content AS BLOB)), CAST (content AS BLOB) FROM proposal_version
  WHERE sha256 IS NOT NULL AND content IS NOT NULL
  ON CONFLICT DO NOTHING;
