-- CreateTable
CREATE TABLE "CampaignCalls" (
    "campaignId" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "CampaignCalls_pkey" PRIMARY KEY ("campaignId","on")
);

-- AddForeignKey
ALTER TABLE "CampaignCalls" ADD CONSTRAINT "CampaignCalls_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;
