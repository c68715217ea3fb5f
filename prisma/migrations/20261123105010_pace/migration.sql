-- The pace follows the requests that really left, so that one that is late on its way does not crowd those behind it.
ALTER TABLE "MailPace" DROP COLUMN "nextAt",
ADD COLUMN "recent" TIMESTAMPTZ(6)[] DEFAULT ARRAY[]::TIMESTAMPTZ(6)[],
ADD COLUMN "slackMs" DOUBLE PRECISION NOT NULL DEFAULT 20;
