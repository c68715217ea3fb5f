-- A citation is of one fact, so eleven of its twelve links are empty. Empty ones need no entry in an index: a new
-- sheet's 1,800 citations wrote 20,000 of them, which took a third of the time of filing its agreements.
DROP INDEX "Citation_placeId_idx";
CREATE INDEX "Citation_placeId_idx" ON "Citation"("placeId") WHERE "placeId" IS NOT NULL;
DROP INDEX "Citation_agencyId_idx";
CREATE INDEX "Citation_agencyId_idx" ON "Citation"("agencyId") WHERE "agencyId" IS NOT NULL;
DROP INDEX "Citation_agreementId_idx";
CREATE INDEX "Citation_agreementId_idx" ON "Citation"("agreementId") WHERE "agreementId" IS NOT NULL;
DROP INDEX "Citation_eventId_idx";
CREATE INDEX "Citation_eventId_idx" ON "Citation"("eventId") WHERE "eventId" IS NOT NULL;
DROP INDEX "Citation_bodyId_idx";
CREATE INDEX "Citation_bodyId_idx" ON "Citation"("bodyId") WHERE "bodyId" IS NOT NULL;
DROP INDEX "Citation_termId_idx";
CREATE INDEX "Citation_termId_idx" ON "Citation"("termId") WHERE "termId" IS NOT NULL;
DROP INDEX "Citation_motionId_idx";
CREATE INDEX "Citation_motionId_idx" ON "Citation"("motionId") WHERE "motionId" IS NOT NULL;
DROP INDEX "Citation_tallyId_idx";
CREATE INDEX "Citation_tallyId_idx" ON "Citation"("tallyId") WHERE "tallyId" IS NOT NULL;
DROP INDEX "Citation_statementId_idx";
CREATE INDEX "Citation_statementId_idx" ON "Citation"("statementId") WHERE "statementId" IS NOT NULL;
DROP INDEX "Citation_channelId_idx";
CREATE INDEX "Citation_channelId_idx" ON "Citation"("channelId") WHERE "channelId" IS NOT NULL;
DROP INDEX "Citation_ruleId_idx";
CREATE INDEX "Citation_ruleId_idx" ON "Citation"("ruleId") WHERE "ruleId" IS NOT NULL;
DROP INDEX "Citation_outlineId_idx";
CREATE INDEX "Citation_outlineId_idx" ON "Citation"("outlineId") WHERE "outlineId" IS NOT NULL;

-- The same rule, without a regular expression for each of a sheet's rows.
ALTER TABLE "Listing"
  DROP CONSTRAINT listing_moa_scheme,
  ADD CONSTRAINT listing_moa_scheme CHECK (starts_with("moaUrl", 'https://') OR starts_with("moaUrl", 'http://'));
ALTER TABLE "Agreement"
  DROP CONSTRAINT agreement_moa_scheme,
  ADD CONSTRAINT agreement_moa_scheme CHECK (starts_with("moaUrl", 'https://') OR starts_with("moaUrl", 'http://'));

-- An agency that is tied to nothing needs nobody to ask to what it is tied.
DROP TRIGGER agency_tie ON "Agency";
CREATE TRIGGER agency_tie BEFORE INSERT OR UPDATE OF kind, "stateCode", "placeGeoid", "countyGeoid" ON "Agency"
  FOR EACH ROW WHEN (NEW."placeGeoid" IS NOT NULL OR NEW."countyGeoid" IS NOT NULL) EXECUTE FUNCTION agency_tie();

-- Both questions are asked about tables that the same transaction has just filled, of which the database's statistics
-- know nothing: it then took each row for the only one, and read the whole table for every one of a sheet's rows, the
-- square of its length. Each has one good plan, whatever the statistics say.
ALTER FUNCTION listing_points_somewhere() SET enable_nestloop TO off;
ALTER FUNCTION agreement_has_source() SET enable_seqscan TO off;
