-- AlterTable
ALTER TABLE "Channel" ADD COLUMN     "clerk" BOOLEAN NOT NULL DEFAULT false;

-- A clerk is a body's, not one member's.
ALTER TABLE "Channel" ADD CONSTRAINT "Channel_clerk" CHECK (NOT clerk OR "bodyId" IS NOT NULL);
