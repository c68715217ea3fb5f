-- Outlines of districts: one a seat and edition of the map.
CREATE TABLE "DistrictOutline" (
    "id" TEXT NOT NULL,
    "seatId" TEXT NOT NULL,
    "vintage" INTEGER NOT NULL,
    "geometry" JSONB NOT NULL,
    "toleranceMetres" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "DistrictOutline_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "DistrictOutline_seatId_vintage_key" ON "DistrictOutline"("seatId", "vintage");
ALTER TABLE "DistrictOutline" ADD CONSTRAINT "DistrictOutline_seatId_fkey" FOREIGN KEY ("seatId") REFERENCES "Seat"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "DistrictOutline"
  ADD CONSTRAINT outline_vintage_range CHECK (vintage BETWEEN 1900 AND 2100),
  ADD CONSTRAINT outline_tolerance_range CHECK ("toleranceMetres" BETWEEN 0 AND 100),
  ADD CONSTRAINT outline_geometry_kind CHECK (geometry ->> 'type' = 'MultiPolygon');

ALTER TABLE "Citation" ADD COLUMN "outlineId" TEXT;
CREATE INDEX "Citation_outlineId_idx" ON "Citation"("outlineId");
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_outlineId_fkey" FOREIGN KEY ("outlineId") REFERENCES "DistrictOutline"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Citation" DROP CONSTRAINT citation_of_one_fact;
ALTER TABLE "Citation" ADD CONSTRAINT citation_of_one_fact CHECK (
  num_nonnulls("placeId", "agencyId", "agreementId", "eventId", "bodyId", "termId", "motionId",
               "tallyId", "statementId", "channelId", "ruleId", "outlineId") = 1);

CREATE CONSTRAINT TRIGGER outline_has_source AFTER INSERT ON "DistrictOutline" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION fact_has_source('outlineId');
