-- Letters that wait for a person, and campaigns for residents.
CREATE TYPE "HeldState" AS ENUM ('waiting', 'released', 'refused', 'expired');

CREATE TABLE "HeldLetter" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "placeGeoid" TEXT NOT NULL,
    "ask" "Ask" NOT NULL,
    "language" TEXT NOT NULL,
    "reasons" TEXT[],
    "sealed" BYTEA,
    "state" "HeldState" NOT NULL DEFAULT 'waiting',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMP(3),
    "decidedBy" TEXT,
    "note" TEXT,
    "letterId" TEXT,

    CONSTRAINT "HeldLetter_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "HeldLetter_userId_state_idx" ON "HeldLetter"("userId", "state");
CREATE INDEX "HeldLetter_state_createdAt_idx" ON "HeldLetter"("state", "createdAt");

ALTER TABLE "HeldLetter"
  ADD CONSTRAINT "HeldLetter_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "HeldLetter_placeGeoid_fkey" FOREIGN KEY ("placeGeoid") REFERENCES "Place"("geoid") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT held_text_only_while_waiting CHECK ((state = 'waiting') = (sealed IS NOT NULL)),
  ADD CONSTRAINT held_decided_whole CHECK ((state = 'waiting') = ("decidedAt" IS NULL));

-- The letters of one person since a day are looked at for each new one.
CREATE INDEX "Letter_userId_createdAt_idx" ON "Letter"("userId", "createdAt");
DROP INDEX "Letter_userId_idx";

ALTER TABLE "Campaign" ADD COLUMN "requiresResidence" BOOLEAN NOT NULL DEFAULT false;
