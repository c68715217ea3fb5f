-- AlterTable
ALTER TABLE "Draft" ADD COLUMN     "page" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "DraftVersion" (
    "draftId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,
    "savedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DraftVersion_pkey" PRIMARY KEY ("draftId","revision")
);

-- CreateIndex
CREATE INDEX "DraftVersion_savedAt_idx" ON "DraftVersion"("savedAt");

-- AddForeignKey
ALTER TABLE "DraftVersion" ADD CONSTRAINT "DraftVersion_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;
