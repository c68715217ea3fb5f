-- What an editor decides about two names rests on the sheet that first had the new one.
ALTER TABLE "AgencyName" ADD COLUMN "releaseId" TEXT;
ALTER TABLE "AgencyName" ADD CONSTRAINT "AgencyName_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "Release"("id") ON DELETE SET NULL ON UPDATE CASCADE;
