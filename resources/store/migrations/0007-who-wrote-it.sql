-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 7: which engine drafted a proposal, which of its sentences came without a source, and what a person
-- has confirmed since. Of what was drafted before nobody knows, so that it is taken as written by hand.
ALTER TABLE proposal ADD COLUMN "drafted_by" TEXT;
ALTER TABLE proposal ADD COLUMN "doubted_claims" TEXT;
ALTER TABLE proposal ADD COLUMN "confirmed_claims" TEXT;
