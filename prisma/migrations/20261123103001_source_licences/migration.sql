-- The terms under which a source can be used again, where they are known.
ALTER TABLE "Source" ADD COLUMN "licence" TEXT;

UPDATE "Source" SET licence = 'public domain (17 U.S.C. 105)' WHERE publisher ~ '^(U\.S\. |Federal Bureau)';
UPDATE "Source" SET licence = 'CC0-1.0' WHERE publisher = 'Open Civic Data' OR publisher LIKE 'Open States (%CC0)';
