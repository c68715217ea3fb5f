-- PostgreSQL 17 and later run ANALYZE and other maintenance with nothing but pg_catalog on the search path: what an
-- index computes may call no function of ours by its bare name. The same texts in, the same keys out.
CREATE OR REPLACE FUNCTION typo_keys(name text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  own text := regexp_replace(name, ' (county|parish|(charter )?township|town)$', '');
  keys text[] := ARRAY[name, own];
BEGIN
  FOR at IN 1..length(name) LOOP keys := keys || (left(name, at - 1) || substr(name, at + 1)); END LOOP;
  IF own <> name THEN
    FOR at IN 1..length(own) LOOP keys := keys || (left(own, at - 1) || substr(own, at + 1)); END LOOP;
  END IF;
  RETURN keys;
END $$;

CREATE OR REPLACE FUNCTION two_typo_keys(name text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  first text := left(regexp_replace(name, ' (county|parish|(charter )?township|town)$', ''), 7);
  less text;
  keys text[] := ARRAY[first];
BEGIN
  FOR at IN 1..length(first) LOOP
    less := left(first, at - 1) || substr(first, at + 1);
    keys := keys || less;
    FOR second IN at..length(less) LOOP keys := keys || (left(less, second - 1) || substr(less, second + 1)); END LOOP;
  END LOOP;
  RETURN keys;
END $$;

DROP FUNCTION place_own_name(text);
