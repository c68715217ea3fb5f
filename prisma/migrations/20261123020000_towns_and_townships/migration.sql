-- Towns of New England and townships govern as cities do; the Census numbers them as county subdivisions, 10 digits.
ALTER TABLE "Place" DROP CONSTRAINT place_geoid_fits_kind;
ALTER TABLE "Place" ADD CONSTRAINT place_geoid_fits_kind CHECK (
  (kind = 'state' AND geoid ~ '^[0-9]{2}$')
  OR (kind = 'county' AND geoid ~ '^[0-9]{5}$')
  OR (kind = 'municipality' AND geoid ~ '^[0-9]{7}([0-9]{3})?$'));

-- The beginnings of names, whatever the collation of the database.
CREATE INDEX place_search_beginning ON "Place" ("searchKey" COLLATE "C");
