-- What a file says otherwise than what is on file, until an editor takes the one or keeps the other.
CREATE TYPE "DifferenceState" AS ENUM ('open', 'taken', 'kept');
CREATE TABLE "ImportDifference" (
    "id" TEXT NOT NULL,
    "placeGeoid" TEXT NOT NULL,
    "seatId" TEXT NOT NULL,
    "termId" TEXT NOT NULL,
    "channelId" TEXT,
    "about" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "onFile" TEXT,
    "inFile" TEXT,
    "wanted" JSONB NOT NULL,
    "sourceId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "state" "DifferenceState" NOT NULL DEFAULT 'open',
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMP(3),
    "entryIds" TEXT[],
    "seenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ImportDifference_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "ImportDifference_termId_about_sourceId_who_key" ON "ImportDifference"("termId", "about", "sourceId", "who");
CREATE INDEX "ImportDifference_state_placeGeoid_idx" ON "ImportDifference"("state", "placeGeoid");
ALTER TABLE "ImportDifference" ADD CONSTRAINT "ImportDifference_placeGeoid_fkey" FOREIGN KEY ("placeGeoid") REFERENCES "Place"("geoid") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ImportDifference" ADD CONSTRAINT "ImportDifference_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ImportDifference" ADD CONSTRAINT difference_decided CHECK ((state = 'open') = ("decidedBy" IS NULL));
