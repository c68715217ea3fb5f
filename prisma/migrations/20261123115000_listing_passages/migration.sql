-- A day's sheet says nearly word for word what the sheet before said. Rows are kept by passages, a few rows that stand
-- one after the other, and a sheet is a list of passages: a day's sheet then writes the few passages that are new, and
-- some 250 rows that say which passage begins where, instead of 1,840 rows and their two indexes.
ALTER TABLE "Listing" RENAME TO "ListingBefore";

CREATE TABLE "ListingPassage" (
    "releaseId" TEXT NOT NULL,
    "rowNumber" INTEGER NOT NULL,
    "passageId" INTEGER NOT NULL,
    "digest" TEXT,

    CONSTRAINT "ListingPassage_pkey" PRIMARY KEY ("releaseId", "rowNumber")
);

CREATE TABLE "ListingText" (
    "passageId" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "agreementId" TEXT,
    "stateCode" TEXT NOT NULL,
    "agencyName" TEXT NOT NULL,
    "agencyType" TEXT,
    "countyName" TEXT,
    "model" "AgreementModel" NOT NULL,
    "signedOn" DATE,
    "moaUrl" TEXT,
    "addendumUrl" TEXT,
    "repairs" TEXT[],
    "held" TEXT,

    CONSTRAINT "ListingText_pkey" PRIMARY KEY ("passageId", "line")
);

CREATE SEQUENCE "ListingPassage_passageId_seq" AS INTEGER;

-- Sheets on file keep their rows to themselves; the next one shares with those that come after it.
CREATE TEMPORARY TABLE numbered AS
  SELECT *, "rowNumber" - "rowNumber" % 8 AS "eight" FROM "ListingBefore";
INSERT INTO "ListingPassage" ("releaseId", "rowNumber", "passageId")
  SELECT "releaseId", min("rowNumber"), nextval('"ListingPassage_passageId_seq"')::int
  FROM numbered GROUP BY "releaseId", "eight";
INSERT INTO "ListingText" ("passageId", line, "agreementId", "stateCode", "agencyName", "agencyType", "countyName", model,
    "signedOn", "moaUrl", "addendumUrl", repairs, held)
  SELECT p."passageId", n."rowNumber" - p."rowNumber", n."agreementId", n."stateCode", n."agencyName", n."agencyType",
    n."countyName", n.model, n."signedOn", n."moaUrl", n."addendumUrl", coalesce(n.repairs, '{}'), n.held
  FROM numbered n JOIN "ListingPassage" p
    ON p."releaseId" = n."releaseId" AND p."rowNumber" - p."rowNumber" % 8 = n."eight";
DROP TABLE numbered;
DROP TABLE "ListingBefore";

CREATE INDEX "ListingPassage_passageId_idx" ON "ListingPassage"("passageId");
CREATE INDEX "ListingText_agreementId_idx" ON "ListingText"("agreementId");
ALTER TABLE "ListingPassage" ADD CONSTRAINT listing_row_number CHECK ("rowNumber" >= 1);
ALTER TABLE "ListingText"
  ADD CONSTRAINT listing_line CHECK (line >= 0),
  ADD CONSTRAINT listing_moa_scheme CHECK (starts_with("moaUrl", 'https://') OR starts_with("moaUrl", 'http://'));

CREATE VIEW "Listing" AS
  SELECT p."releaseId", p."rowNumber" + t.line AS "rowNumber", t."agreementId", t."stateCode", t."agencyName",
    t."agencyType", t."countyName", t.model, t."signedOn", t."moaUrl", t."addendumUrl", t.repairs, t.held,
    p."rowNumber" AS "passageRow", t.line
  FROM "ListingPassage" p JOIN "ListingText" t ON t."passageId" = p."passageId";

-- What foreign keys would ask row by row is asked once a statement: decision 17.
DROP FUNCTION listing_points_somewhere();

-- The release is locked as a foreign key would lock it, so that it cannot be deleted meanwhile; passages and agreements
-- are deleted only behind the lock that filing a sheet takes. Tables that the same transaction has filled have twenty
-- times the rows of which the statistics know; looking each row up in an index is a good plan whatever they say.
CREATE FUNCTION listing_passages_point_somewhere() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan TO off SET enable_hashjoin TO off SET enable_mergejoin TO off AS $$
DECLARE missing text;
BEGIN
  PERFORM 1 FROM "Release" WHERE id IN (SELECT DISTINCT "releaseId" FROM written) FOR KEY SHARE;
  SELECT w."releaseId" INTO missing FROM (SELECT DISTINCT "releaseId" FROM written) w
    WHERE NOT EXISTS (SELECT FROM "Release" r WHERE r.id = w."releaseId") LIMIT 1;
  IF FOUND THEN
    RAISE foreign_key_violation USING MESSAGE = format('a listing points to release "%s", which is not on file', missing),
      TABLE = 'ListingPassage', CONSTRAINT = 'ListingPassage_releaseId_fkey';
  END IF;
  SELECT w."passageId" INTO missing FROM written w
    WHERE NOT EXISTS (SELECT FROM "ListingText" t WHERE t."passageId" = w."passageId") LIMIT 1;
  IF FOUND THEN
    RAISE foreign_key_violation USING MESSAGE = format('a listing points to passage %s, which is not on file', missing),
      TABLE = 'ListingPassage', CONSTRAINT = 'ListingPassage_passageId_fkey';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER listing_passages_point_somewhere_added AFTER INSERT ON "ListingPassage"
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION listing_passages_point_somewhere();
CREATE TRIGGER listing_passages_point_somewhere_changed AFTER UPDATE ON "ListingPassage"
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION listing_passages_point_somewhere();

CREATE FUNCTION listing_texts_point_somewhere() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan TO off SET enable_hashjoin TO off SET enable_mergejoin TO off AS $$
DECLARE missing text;
BEGIN
  SELECT w."agreementId" INTO missing FROM written w WHERE w."agreementId" IS NOT NULL
    AND NOT EXISTS (SELECT FROM "Agreement" a WHERE a.id = w."agreementId") LIMIT 1;
  IF FOUND THEN
    RAISE foreign_key_violation USING MESSAGE = format('a listing points to agreement "%s", which is not on file', missing),
      TABLE = 'ListingText', CONSTRAINT = 'ListingText_agreementId_fkey';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER listing_texts_point_somewhere_added AFTER INSERT ON "ListingText"
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION listing_texts_point_somewhere();
CREATE TRIGGER listing_texts_point_somewhere_changed AFTER UPDATE ON "ListingText"
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION listing_texts_point_somewhere();

-- A passage that a sheet has keeps its rows; one that no sheet has any more goes with the last.
CREATE FUNCTION listing_texts_in_use_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "ListingPassage" p JOIN gone ON gone."passageId" = p."passageId") THEN
    RAISE foreign_key_violation USING MESSAGE = 'a listing still stands in a sheet',
      TABLE = 'ListingPassage', CONSTRAINT = 'ListingPassage_passageId_fkey';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER listing_texts_in_use_stay AFTER DELETE ON "ListingText"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION listing_texts_in_use_stay();

CREATE FUNCTION listing_texts_keep_their_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE foreign_key_violation USING MESSAGE = 'a listing keeps its passage and its line',
    TABLE = 'ListingPassage', CONSTRAINT = 'ListingPassage_passageId_fkey';
END $$;
CREATE TRIGGER listing_texts_keep_their_place BEFORE UPDATE OF "passageId", line ON "ListingText" FOR EACH ROW
  WHEN ((OLD."passageId", OLD.line) IS DISTINCT FROM (NEW."passageId", NEW.line))
  EXECUTE FUNCTION listing_texts_keep_their_place();

CREATE FUNCTION listing_texts_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "ListingText" t USING (SELECT DISTINCT "passageId" FROM gone) g
    WHERE t."passageId" = g."passageId"
      AND NOT EXISTS (SELECT FROM "ListingPassage" p WHERE p."passageId" = g."passageId");
  RETURN NULL;
END $$;
CREATE TRIGGER listing_texts_go AFTER DELETE ON "ListingPassage"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION listing_texts_go();
CREATE TRIGGER listing_texts_go_changed AFTER UPDATE ON "ListingPassage"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION listing_texts_go();

-- ON DELETE CASCADE, ON DELETE SET NULL and ON UPDATE CASCADE.
CREATE OR REPLACE FUNCTION listings_of_release_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "ListingPassage" p USING gone WHERE p."releaseId" = gone.id;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION listings_of_agreement_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "ListingText" t SET "agreementId" = NULL FROM gone WHERE t."agreementId" = gone.id;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION listings_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'Release' THEN
    UPDATE "ListingPassage" SET "releaseId" = NEW.id WHERE "releaseId" = OLD.id;
  ELSE
    UPDATE "ListingText" SET "agreementId" = NEW.id WHERE "agreementId" = OLD.id;
  END IF;
  RETURN NULL;
END $$;
