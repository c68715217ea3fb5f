-- When the writer of a letter that waited for a person was told by mail what came of it.
ALTER TABLE "HeldLetter" ADD COLUMN "toldAt" TIMESTAMP(3);

-- What was decided before this is on their page, and is no news.
UPDATE "HeldLetter" SET "toldAt" = "decidedAt" WHERE state <> 'waiting';
