-- The same question as fact_has_source asks, in words that the database plans once and not for each of a new sheet's
-- 1,500 agreements.
CREATE FUNCTION agreement_has_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "Citation" WHERE "agreementId" = NEW.id)
    AND EXISTS (SELECT FROM "Agreement" WHERE id = NEW.id) THEN
    RAISE EXCEPTION 'Agreement % has no source: add a citation in the same transaction', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'fact_has_source';
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER agreement_has_source ON "Agreement";
CREATE CONSTRAINT TRIGGER agreement_has_source AFTER INSERT ON "Agreement" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION agreement_has_source();
