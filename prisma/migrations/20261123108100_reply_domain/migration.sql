-- The whole address is kept: a host that stops receiving mail must not show the writer's own instead.
DELETE FROM "ReplyAddress";
ALTER TABLE "ReplyAddress" ADD COLUMN "domain" TEXT NOT NULL;
