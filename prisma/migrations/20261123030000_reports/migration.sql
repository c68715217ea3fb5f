-- What readers report of a fact, and what came of it.
CREATE TYPE "ReportState" AS ENUM ('open', 'corrected', 'unchanged');

CREATE TABLE "FactReport" (
    "id" TEXT NOT NULL,
    "fact" TEXT NOT NULL,
    "placeGeoid" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "link" TEXT,
    "language" TEXT NOT NULL,
    "sealedEmail" BYTEA,
    "state" "ReportState" NOT NULL DEFAULT 'open',
    "answer" TEXT,
    "answeredAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FactReport_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "FactReport_state_createdAt_idx" ON "FactReport"("state", "createdAt");
CREATE INDEX "FactReport_fact_idx" ON "FactReport"("fact");

ALTER TABLE "FactReport"
  ADD CONSTRAINT report_answered_whole CHECK ((state = 'open') = ("answeredAt" IS NULL)),
  ADD CONSTRAINT report_link_scheme CHECK (link IS NULL OR link ~ '^https?://');

-- A fact's last source cannot be taken from it either. Checked when the transaction ends, so that one source can be
-- put in another's place, and a fact removed together with its citations.
CREATE FUNCTION citation_not_last() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  fact record;
  bare boolean;
BEGIN
  FOR fact IN SELECT * FROM (VALUES
      ('Agreement', 'agreementId', OLD."agreementId"), ('AgreementEvent', 'eventId', OLD."eventId"),
      ('Term', 'termId', OLD."termId"), ('Motion', 'motionId', OLD."motionId"),
      ('MotionTally', 'tallyId', OLD."tallyId"), ('Statement', 'statementId', OLD."statementId"),
      ('Channel', 'channelId', OLD."channelId"), ('Rule', 'ruleId', OLD."ruleId")
    ) AS cited(kind, key, id) WHERE cited.id IS NOT NULL
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I WHERE id = $1) AND NOT EXISTS (SELECT 1 FROM "Citation" WHERE %I = $1)',
                   fact.kind, fact.key) INTO bare USING fact.id;
    IF bare THEN
      RAISE EXCEPTION '% % would lose its last source', fact.kind, fact.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_not_last';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER citation_not_last AFTER DELETE OR UPDATE ON "Citation" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION citation_not_last();
