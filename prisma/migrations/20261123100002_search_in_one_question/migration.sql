-- A search by name is one question to the database, and typos are found by an index made for them.

-- A name's own part: without what thousands of names end with.
CREATE FUNCTION place_own_name(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(name, ' (county|parish|(charter )?township|town)$', '')
$$;

-- The name, its own part, and what is left of either when one letter is left out. Two texts that are one typo apart (a
-- letter left out, put in, changed, or swapped with its neighbour) have one of these in common.
CREATE FUNCTION typo_keys(name text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE own text := place_own_name(name); keys text[] := ARRAY[name, own];
BEGIN
  FOR at IN 1..length(name) LOOP keys := keys || (left(name, at - 1) || substr(name, at + 1)); END LOOP;
  IF own <> name THEN
    FOR at IN 1..length(own) LOOP keys := keys || (left(own, at - 1) || substr(own, at + 1)); END LOOP;
  END IF;
  RETURN keys;
END $$;

-- The first seven letters with up to two of them left out: two typos, also in a name that is not typed to its end.
CREATE FUNCTION two_typo_keys(name text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE first text := left(place_own_name(name), 7); less text; keys text[] := ARRAY[first];
BEGIN
  FOR at IN 1..length(first) LOOP
    less := left(first, at - 1) || substr(first, at + 1);
    keys := keys || less;
    FOR second IN at..length(less) LOOP keys := keys || (left(less, second - 1) || substr(less, second + 1)); END LOOP;
  END LOOP;
  RETURN keys;
END $$;

CREATE INDEX place_typo ON "Place" USING gin (typo_keys("searchKey"));
CREATE INDEX place_two_typos ON "Place" USING gin (two_typo_keys("searchKey"));

CREATE TYPE found_place AS (
  geoid text, kind text, name text, "stateCode" text, slug text, "countyName" text, key text, rank int, likeness float8);

-- Rank 0: the whole name. 1: a county without the word. 2: the beginning. 3: the beginning of a later word.
CREATE FUNCTION places_as_written(wanted text, state text, most int) RETURNS SETOF found_place
LANGUAGE plpgsql STABLE AS $$
DECLARE last text := wanted || chr(1114111); begun int;
BEGIN
  RETURN QUERY SELECT f.* FROM (
    SELECT p.geoid, p.kind::text, p.name, p."stateCode", p.slug,
           (SELECT c.name FROM "Place" c WHERE c.geoid = p."countyGeoid"), p."searchKey",
           CASE WHEN p."searchKey" = wanted THEN 0 ELSE 1 END AS rank, 1::float8
    FROM "Place" p
    WHERE p."searchKey" COLLATE "C" IN (wanted, wanted || ' county') AND p."stateCode" LIKE state
    ORDER BY rank, p.population DESC NULLS LAST, p.name, p.geoid LIMIT most) f
    WHERE EXISTS (SELECT FROM "Place" p WHERE p."searchKey" COLLATE "C" = wanted AND p."stateCode" LIKE state);
  IF FOUND THEN RETURN; END IF;
  RETURN QUERY
    SELECT p.geoid, p.kind::text, p.name, p."stateCode", p.slug,
           (SELECT c.name FROM "Place" c WHERE c.geoid = p."countyGeoid"), p."searchKey",
           CASE WHEN p."searchKey" = wanted || ' county' THEN 1 ELSE 2 END AS rank, 1::float8
    FROM "Place" p
    WHERE p."searchKey" COLLATE "C" >= wanted AND p."searchKey" COLLATE "C" < last AND p."stateCode" LIKE state
    ORDER BY rank, p.population DESC NULLS LAST, p.name, p.geoid LIMIT most;
  GET DIAGNOSTICS begun = ROW_COUNT;
  -- Of shorter texts only the beginning of the name is looked at: no index finds two letters inside.
  IF begun >= most OR length(wanted) < 3 THEN RETURN; END IF;
  RETURN QUERY
    SELECT p.geoid, p.kind::text, p.name, p."stateCode", p.slug,
           (SELECT c.name FROM "Place" c WHERE c.geoid = p."countyGeoid"), p."searchKey", 3, 1::float8
    FROM "Place" p
    WHERE p."searchKey" LIKE '% ' || wanted || '%' AND p."searchKey" NOT LIKE wanted || '%' AND p."stateCode" LIKE state
    ORDER BY p.population DESC NULLS LAST, p.name, p.geoid LIMIT most - begun;
END $$;

-- Rank 4: candidates for one typo, else for two. Whoever asks counts the typos.
CREATE FUNCTION places_mistyped(wanted text, state text) RETURNS SETOF found_place LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF length(wanted) NOT BETWEEN 4 AND 60 THEN RETURN; END IF;
  RETURN QUERY
    SELECT p.geoid, p.kind::text, p.name, p."stateCode", p.slug,
           (SELECT c.name FROM "Place" c WHERE c.geoid = p."countyGeoid"), p."searchKey", 4,
           similarity(p."searchKey", wanted)::float8 AS likeness
    FROM "Place" p
    WHERE typo_keys(p."searchKey") && typo_keys(wanted) AND p."stateCode" LIKE state
    ORDER BY likeness DESC, p.population DESC NULLS LAST, p.name, p.geoid LIMIT 60;
  IF FOUND OR length(wanted) < 6 THEN RETURN; END IF;
  RETURN QUERY
    SELECT p.geoid, p.kind::text, p.name, p."stateCode", p.slug,
           (SELECT c.name FROM "Place" c WHERE c.geoid = p."countyGeoid"), p."searchKey", 4,
           similarity(p."searchKey", wanted)::float8 AS likeness
    FROM "Place" p
    WHERE two_typo_keys(p."searchKey") && two_typo_keys(wanted) AND p."stateCode" LIKE state
    ORDER BY likeness DESC, p.population DESC NULLS LAST, p.name, p.geoid LIMIT 100;
END $$;

-- Names that share at least half of their groups of three letters: words left out, or in another order.
CREATE FUNCTION places_alike(wanted text, state text) RETURNS SETOF found_place
LANGUAGE plpgsql STABLE SET pg_trgm.similarity_threshold = 0.5 AS $$
BEGIN
  RETURN QUERY
    SELECT p.geoid, p.kind::text, p.name, p."stateCode", p.slug,
           (SELECT c.name FROM "Place" c WHERE c.geoid = p."countyGeoid"), p."searchKey", 5,
           similarity(p."searchKey", wanted)::float8 AS likeness
    FROM "Place" p
    WHERE p."searchKey" % wanted AND p."stateCode" LIKE state
    ORDER BY likeness DESC, p.population DESC NULLS LAST, p.name, p.geoid LIMIT 60;
END $$;

-- The text as it stands, else in the other reading of it (a state named behind it), else with typos.
CREATE FUNCTION search_places(wanted text, state text, other text, other_state text, most int)
RETURNS SETOF found_place LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY SELECT * FROM places_as_written(wanted, state, most);
  IF FOUND THEN RETURN; END IF;
  IF other IS NOT NULL THEN
    RETURN QUERY SELECT * FROM places_as_written(other, other_state, most);
    IF FOUND THEN RETURN; END IF;
  END IF;
  RETURN QUERY SELECT * FROM places_mistyped(coalesce(other, wanted), coalesce(other_state, state));
END $$;
