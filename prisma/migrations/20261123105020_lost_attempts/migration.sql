-- A worker's death says nothing against the letters it had in hand.
ALTER TABLE "DeliveryBatch" ADD COLUMN "lost" INTEGER NOT NULL DEFAULT 0;
