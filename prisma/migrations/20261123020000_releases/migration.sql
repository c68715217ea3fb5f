-- Every published sheet is kept: accepted, held for an editor, or rejected; with what reading it found.
ALTER TYPE "ReleaseState" RENAME VALUE 'filed' TO 'rejected';

CREATE TYPE "NameRelation" AS ENUM ('same', 'distinct');

-- ICE has published two different files of one name on one day; the file's hash is what tells releases apart.
DROP INDEX "Release_kind_asOf_fileName_key";

ALTER TABLE "Listing" ADD COLUMN     "addendumUrl" TEXT,
ADD COLUMN     "held" TEXT;

ALTER TABLE "Release" ADD COLUMN     "agencyCount" INTEGER,
ADD COLUMN     "comparedWith" TEXT[],
ADD COLUMN     "decidedAt" TIMESTAMP(3),
ADD COLUMN     "decidedBy" TEXT,
ADD COLUMN     "reasons" TEXT[],
ADD COLUMN     "report" JSONB;

CREATE TABLE "AgencyName" (
    "id" TEXT NOT NULL,
    "stateCode" TEXT NOT NULL,
    "alias" TEXT NOT NULL,
    "canonical" TEXT NOT NULL,
    "relation" "NameRelation" NOT NULL,
    "note" TEXT,
    "decidedBy" TEXT NOT NULL,
    "decidedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AgencyName_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ListingsFetch" (
    "id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ok" BOOLEAN NOT NULL,
    "outcome" TEXT NOT NULL,
    "releaseId" TEXT,

    CONSTRAINT "ListingsFetch_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "AgencyName_stateCode_alias_canonical_key" ON "AgencyName"("stateCode", "alias", "canonical");
CREATE INDEX "ListingsFetch_url_at_idx" ON "ListingsFetch"("url", "at");
CREATE UNIQUE INDEX "Release_sha256_key" ON "Release"("sha256");
CREATE INDEX "Release_kind_asOf_idx" ON "Release"("kind", "asOf");

-- The sheets that the project's own seed brought were read and accepted by people.
UPDATE "Release" SET "decidedBy" = 'seed' WHERE "decidedBy" IS NULL AND state = 'accepted';

UPDATE "Listing" l SET "addendumUrl" = a."addendumUrl" FROM "Agreement" a WHERE a.id = l."agreementId" AND l."signedOn" = a."signedOn";

ALTER TABLE "Release"
  ADD CONSTRAINT release_held_says_why CHECK (state <> 'held' OR cardinality(reasons) > 0),
  ADD CONSTRAINT release_rejected_by_someone CHECK (state <> 'rejected' OR "decidedBy" IS NOT NULL);
ALTER TABLE "Listing" ADD CONSTRAINT listing_moa_scheme CHECK ("moaUrl" IS NULL OR "moaUrl" ~ '^https?://');
