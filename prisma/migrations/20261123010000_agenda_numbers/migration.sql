-- The number by which loose agenda items name their meeting (Legistar's EventId).
ALTER TABLE "Meeting" ADD COLUMN "outsideNumber" TEXT;
CREATE INDEX "Meeting_sourceId_outsideNumber_idx" ON "Meeting"("sourceId", "outsideNumber");

-- The mail that a notice goes out with: the same notices travel together in every attempt.
ALTER TABLE "Notice" ADD COLUMN "mailKey" TEXT;
CREATE INDEX "Notice_mailKey_idx" ON "Notice"("mailKey");
