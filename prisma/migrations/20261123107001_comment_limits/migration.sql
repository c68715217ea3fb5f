-- CreateEnum
CREATE TYPE "CommentLimit" AS ENUM ('minutes', 'words', 'characters');

-- AlterTable
ALTER TABLE "Rule" ADD COLUMN     "limitCount" INTEGER,
ADD COLUMN     "limitOf" "CommentLimit";

-- A limit is a number of something, and stands on a rule about public comment.
ALTER TABLE "Rule" ADD CONSTRAINT "Rule_limit" CHECK (
  ("limitOf" IS NULL) = ("limitCount" IS NULL) AND ("limitOf" IS NULL OR (topic = 'comment' AND "limitCount" > 0))
);
