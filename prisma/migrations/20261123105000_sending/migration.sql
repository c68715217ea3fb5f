-- Letters leave in batches that are sealed before the first attempt, at a pace that all workers share.
CREATE TABLE "DeliveryBatch" (
    "id" TEXT NOT NULL,
    "sealed" BYTEA,
    "size" INTEGER NOT NULL,
    "worker" INTEGER,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "refusals" INTEGER NOT NULL DEFAULT 0,
    "firstAt" TIMESTAMP(3) NOT NULL,
    "claimedAt" TIMESTAMP(3) NOT NULL,
    "notBefore" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    "outcome" TEXT,

    CONSTRAINT "DeliveryBatch_pkey" PRIMARY KEY ("id"),
    CONSTRAINT batch_size CHECK (size BETWEEN 1 AND 100),
    CONSTRAINT batch_ended_without_text CHECK ("endedAt" IS NULL OR sealed IS NULL),
    CONSTRAINT batch_ended_somehow CHECK (("endedAt" IS NULL) = (outcome IS NULL))
);
-- The few that are under way.
CREATE INDEX batch_under_way ON "DeliveryBatch" ("notBefore") WHERE "endedAt" IS NULL;

CREATE TABLE "MailPace" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "perSecond" DOUBLE PRECISION NOT NULL DEFAULT 2,
    "nextAt" TIMESTAMPTZ(6) NOT NULL,
    "heldUntil" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "MailPace_pkey" PRIMARY KEY ("id"),
    CONSTRAINT pace_one_row CHECK (id = 1),
    CONSTRAINT pace_goes_on CHECK ("perSecond" > 0)
);
INSERT INTO "MailPace" ("nextAt", "heldUntil") VALUES ('epoch', 'epoch');

CREATE TABLE "SendingPause" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMP(3) NOT NULL,
    "byUserId" TEXT,

    CONSTRAINT "SendingPause_pkey" PRIMARY KEY ("id"),
    CONSTRAINT sending_pause_one_row CHECK (id = 1)
);

ALTER TABLE "Campaign" ADD COLUMN "pausedAt" TIMESTAMP(3);
ALTER TABLE "Channel" ADD COLUMN "suppressedWhy" TEXT,
ADD COLUMN "settledAt" TIMESTAMP(3),
ADD COLUMN "settledAs" TEXT,
ADD CONSTRAINT channel_settled_somehow CHECK (("settledAt" IS NULL) = ("settledAs" IS NULL));
ALTER TABLE "Letter" ADD COLUMN "sendAt" TIMESTAMP(3);
ALTER TABLE "Delivery" ADD COLUMN "messageId" TEXT,
ADD COLUMN "followsId" TEXT,
ADD COLUMN "turn" TEXT NOT NULL DEFAULT '-',
ADD COLUMN "batchId" TEXT,
ADD COLUMN "batchIndex" INTEGER,
ADD COLUMN "alone" BOOLEAN NOT NULL DEFAULT false;

UPDATE "Delivery" d SET turn = COALESCE(l."campaignId", 'place:' || l."placeGeoid")
  FROM "Letter" l WHERE l.id = d."letterId";
-- What the release before had tried may have got through under a key that this one does not use: not tried again.
WITH tried AS (
  UPDATE "Delivery" SET state = 'failed', "lastError" = 'unclear', "finishedAt" = CURRENT_TIMESTAMP
   WHERE state = 'claimed' OR (state = 'queued' AND attempts > 0 AND "lastError" IS DISTINCT FROM 'rate_limit_exceeded')
  RETURNING id, "finishedAt")
INSERT INTO "DeliveryLog" (id, "deliveryId", state, at, note)
SELECT 'upgrade-' || id, id, 'failed', "finishedAt", 'unclear' FROM tried;

ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "DeliveryBatch"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_followsId_fkey" FOREIGN KEY ("followsId") REFERENCES "Delivery"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "Delivery_batchId_idx" ON "Delivery"("batchId");
CREATE INDEX "Delivery_followsId_idx" ON "Delivery"("followsId");
-- Whose turn it is, and their oldest copy first.
CREATE INDEX delivery_waiting ON "Delivery" (turn, "queuedAt") WHERE state = 'queued';
-- A copy in a batch is on its way until the batch is known not to have been taken.
ALTER TABLE "Delivery" ADD CONSTRAINT delivery_waits_outside CHECK (state <> 'queued' OR "batchId" IS NULL);
