-- What editors say about dates of signature that a list of ICE's gives in no readable way.
CREATE TABLE "SettledDate" (
    "id" TEXT NOT NULL,
    "stateCode" TEXT NOT NULL,
    "agencyName" TEXT NOT NULL,
    "model" "AgreementModel" NOT NULL,
    "held" TEXT NOT NULL,
    "signedOn" DATE,
    "sourceId" TEXT NOT NULL,
    "confidence" "Confidence" NOT NULL,
    "locator" TEXT,
    "note" TEXT,
    "decidedBy" TEXT NOT NULL,
    "decidedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SettledDate_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "SettledDate_stateCode_agencyName_model_held_key" ON "SettledDate"("stateCode", "agencyName", "model", "held");
CREATE INDEX "SettledDate_sourceId_idx" ON "SettledDate"("sourceId");
ALTER TABLE "SettledDate" ADD CONSTRAINT "SettledDate_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
