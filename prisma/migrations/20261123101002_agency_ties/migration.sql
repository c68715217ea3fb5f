-- Who settled to which place an agency belongs, so that no later matching does. Null: the matcher did, or nobody.
ALTER TABLE "Agency" ADD COLUMN "decidedBy" TEXT;

-- A city's page never shows another's police: only a city's own police (or the sheriff of a city that is its county)
-- are tied to a municipality, to one, and of the agency's own state.
CREATE FUNCTION agency_tie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."placeGeoid" IS NOT NULL AND (NEW.kind NOT IN ('municipal_police', 'sheriff') OR NOT EXISTS (
    SELECT 1 FROM "Place" WHERE geoid = NEW."placeGeoid" AND kind = 'municipality' AND "stateCode" = NEW."stateCode")) THEN
    RAISE EXCEPTION 'Agency % (%) cannot be tied to %: only a city''s own police are, in its own state', NEW.id, NEW.kind, NEW."placeGeoid"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'agency_tie';
  END IF;
  IF NEW."countyGeoid" IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM "Place" WHERE geoid = NEW."countyGeoid" AND kind = 'county' AND "stateCode" = NEW."stateCode") THEN
    RAISE EXCEPTION 'Agency % cannot be tied to %: no county of its state', NEW.id, NEW."countyGeoid"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'agency_tie';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agency_tie BEFORE INSERT OR UPDATE OF kind, "stateCode", "placeGeoid", "countyGeoid" ON "Agency"
  FOR EACH ROW EXECUTE FUNCTION agency_tie();
