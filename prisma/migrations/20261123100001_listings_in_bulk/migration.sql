-- A sheet of 1,850 rows is written each day. What its rows point to is checked once a statement instead of twice a row,
-- which took two thirds of the writing; and a row is known by its release and its number.

-- The file itself is kept instead of a copy of each row: every row as it stood can be read from it again.
CREATE TABLE "ReleaseFile" (
    "releaseId" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "ReleaseFile_pkey" PRIMARY KEY ("releaseId")
);
ALTER TABLE "ReleaseFile" ADD CONSTRAINT "ReleaseFile_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "Release"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- A workbook is packed already.
ALTER TABLE "ReleaseFile" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

ALTER TABLE "Listing"
  DROP CONSTRAINT "Listing_releaseId_fkey",
  DROP CONSTRAINT "Listing_agreementId_fkey",
  DROP CONSTRAINT "Listing_pkey",
  DROP COLUMN "id",
  DROP COLUMN "raw";
ALTER TABLE "Listing" ADD CONSTRAINT "Listing_pkey" PRIMARY KEY USING INDEX "Listing_releaseId_rowNumber_key";

-- The two foreign keys, statement by statement. The release is locked as a foreign key would lock it, so that it
-- cannot be deleted meanwhile; agreements are deleted only behind the lock that filing a sheet takes.
CREATE FUNCTION listing_points_somewhere() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE missing text;
BEGIN
  PERFORM 1 FROM "Release" WHERE id IN (SELECT DISTINCT "releaseId" FROM written) FOR KEY SHARE;
  SELECT w."releaseId" INTO missing FROM (SELECT DISTINCT "releaseId" FROM written) w
    WHERE NOT EXISTS (SELECT FROM "Release" r WHERE r.id = w."releaseId") LIMIT 1;
  IF FOUND THEN
    RAISE foreign_key_violation USING MESSAGE = format('a listing points to release "%s", which is not on file', missing),
      TABLE = 'Listing', CONSTRAINT = 'Listing_releaseId_fkey';
  END IF;
  SELECT w."agreementId" INTO missing FROM written w
    LEFT JOIN "Agreement" a ON a.id = w."agreementId" WHERE w."agreementId" IS NOT NULL AND a.id IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE foreign_key_violation USING MESSAGE = format('a listing points to agreement "%s", which is not on file', missing),
      TABLE = 'Listing', CONSTRAINT = 'Listing_agreementId_fkey';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER listing_points_somewhere_added AFTER INSERT ON "Listing"
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION listing_points_somewhere();
CREATE TRIGGER listing_points_somewhere_changed AFTER UPDATE ON "Listing"
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION listing_points_somewhere();

-- ON DELETE CASCADE, ON DELETE SET NULL and ON UPDATE CASCADE.
CREATE FUNCTION listings_of_release_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "Listing" l USING gone WHERE l."releaseId" = gone.id;
  RETURN NULL;
END $$;
CREATE TRIGGER listings_of_release_go AFTER DELETE ON "Release"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION listings_of_release_go();

CREATE FUNCTION listings_of_agreement_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Listing" l SET "agreementId" = NULL FROM gone WHERE l."agreementId" = gone.id;
  RETURN NULL;
END $$;
CREATE TRIGGER listings_of_agreement_stay AFTER DELETE ON "Agreement"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION listings_of_agreement_stay();

CREATE FUNCTION listings_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'Release' THEN
    UPDATE "Listing" SET "releaseId" = NEW.id WHERE "releaseId" = OLD.id;
  ELSE
    UPDATE "Listing" SET "agreementId" = NEW.id WHERE "agreementId" = OLD.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER listings_follow_release AFTER UPDATE OF id ON "Release"
  FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION listings_follow();
CREATE TRIGGER listings_follow_agreement AFTER UPDATE OF id ON "Agreement"
  FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION listings_follow();
