-- What editors say of a place: its official site, and a name that files no longer replace.
ALTER TABLE "Place" ADD COLUMN "website" TEXT, ADD COLUMN "nameEdited" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Place" ADD CONSTRAINT place_website_scheme CHECK (website IS NULL OR website ~ '^https?://');
