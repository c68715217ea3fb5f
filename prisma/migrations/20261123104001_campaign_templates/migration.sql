-- CreateTable
CREATE TABLE "CampaignTemplate" (
    "id" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "variant" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CampaignTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "CampaignTemplate_campaignId_language_variant_key" ON "CampaignTemplate"("campaignId", "language", "variant");

-- AddForeignKey
ALTER TABLE "CampaignTemplate" ADD CONSTRAINT "CampaignTemplate_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An organizer's paragraph stood after the part that follows the record, in letters of every language, and in the
-- language it was written in. The same letters come out of these templates. Braces would read as template syntax.
INSERT INTO "CampaignTemplate" ("id", "campaignId", "language", "variant", "subject", "body", "updatedAt")
SELECT
    gen_random_uuid()::text,
    campaign."id",
    language."code",
    'all',
    '{{ready.subject}}',
    E'{{if ready.agreement}}\n{{ready.agreement}}\n{{end}}\n\n{{ready.record}} {{ready.request}}\n\n'
        || translate(campaign."letterText", '{}', '()')
        || E'\n\n{{ready.details}}\n\n{{ready.closing}}',
    now()
FROM "Campaign" AS campaign
CROSS JOIN (VALUES ('en'), ('es'), ('ht')) AS language("code")
WHERE btrim(campaign."letterText", E' \t\n') <> '';

-- AlterTable
ALTER TABLE "Campaign" DROP COLUMN "letterText";
