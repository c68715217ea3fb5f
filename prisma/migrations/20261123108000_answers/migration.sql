-- What came of a letter: what its writer told, and replies that went through Dais.
CREATE TYPE "AnswerKind" AS ENUM ('answered', 'acknowledged', 'none');
CREATE TYPE "AnswerTeller" AS ENUM ('writer', 'reply');

ALTER TABLE "Letter" ADD COLUMN "asksForAnswer" BOOLEAN NOT NULL DEFAULT false;
-- The letters whose writers are to be asked: found without reading the others.
CREATE INDEX "Letter_asks" ON "Letter"("createdAt") WHERE "asksForAnswer";

CREATE TABLE "Answer" (
    "deliveryId" TEXT NOT NULL,
    "kind" "AnswerKind" NOT NULL,
    "cameOn" DATE,
    "teller" "AnswerTeller" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("deliveryId"),
    CONSTRAINT answer_none_has_no_day CHECK (kind <> 'none' OR "cameOn" IS NULL)
);
CREATE TABLE "AnswerQuestion" (
    "letterId" TEXT NOT NULL,
    "afterDays" INTEGER NOT NULL,
    "triedAt" TIMESTAMP(3) NOT NULL,
    "sentAt" TIMESTAMP(3),

    CONSTRAINT "AnswerQuestion_pkey" PRIMARY KEY ("letterId", "afterDays"),
    CONSTRAINT question_day CHECK ("afterDays" IN (7, 21))
);
CREATE TABLE "ReplyAddress" (
    "token" TEXT NOT NULL,
    "deliveryId" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "passedOn" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ReplyAddress_pkey" PRIMARY KEY ("token")
);
CREATE UNIQUE INDEX "ReplyAddress_deliveryId_key" ON "ReplyAddress"("deliveryId");
CREATE INDEX "ReplyAddress_expiresAt_idx" ON "ReplyAddress"("expiresAt");

ALTER TABLE "Answer" ADD CONSTRAINT "Answer_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AnswerQuestion" ADD CONSTRAINT "AnswerQuestion_letterId_fkey" FOREIGN KEY ("letterId") REFERENCES "Letter"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ReplyAddress" ADD CONSTRAINT "ReplyAddress_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;
