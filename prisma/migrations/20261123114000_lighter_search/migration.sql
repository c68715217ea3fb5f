-- The place of a GEOID, or the places that a ZIP area touches, by their share of it. In a function, because its plan
-- is kept by the connection: making the plan took longer than carrying it out.
CREATE FUNCTION places_by_code(code text) RETURNS TABLE (
  geoid text, kind text, name text, "stateCode" text, slug text, "countyName" text, "landShare" float8)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT p.geoid, p.kind::text, p.name, p."stateCode", p.slug, c.name, z.share
    FROM (SELECT q.geoid, NULL::float8 AS share FROM "Place" q WHERE q.geoid = code
          UNION ALL SELECT a."placeGeoid", a."landShare"::float8 FROM "ZipPlace" a WHERE a.zip = code) z
    JOIN "Place" p USING (geoid) LEFT JOIN "Place" c ON c.geoid = p."countyGeoid"
    ORDER BY z.share DESC NULLS FIRST, p.name;
END $$;

-- As before, but the county of a place is looked up only for those that are answered: "Saint" begins a thousand names.
-- Rank 0: the whole name. 1: a county without the word. 2: the beginning. 3: the beginning of a later word.
CREATE OR REPLACE FUNCTION places_as_written(wanted text, state text, most int) RETURNS SETOF found_place
LANGUAGE plpgsql STABLE AS $$
DECLARE last text := wanted || chr(1114111); begun int;
BEGIN
  IF EXISTS (SELECT FROM "Place" p WHERE p."searchKey" COLLATE "C" = wanted AND p."stateCode" LIKE state) THEN
    RETURN QUERY SELECT p.geoid, p.kind::text, p.name, p."stateCode", p.slug,
           (SELECT c.name FROM "Place" c WHERE c.geoid = p."countyGeoid"), p."searchKey",
           CASE WHEN p."searchKey" = wanted THEN 0 ELSE 1 END AS rank, 1::float8
    FROM "Place" p
    WHERE p."searchKey" COLLATE "C" IN (wanted, wanted || ' county') AND p."stateCode" LIKE state
    ORDER BY rank, p.population DESC NULLS LAST, p.name, p.geoid LIMIT most;
    RETURN;
  END IF;
  RETURN QUERY
    SELECT p.geoid, p.kind::text, p.name, p."stateCode", p.slug, c.name, p."searchKey", p.rank, 1::float8
    FROM (SELECT q.*, CASE WHEN q."searchKey" = wanted || ' county' THEN 1 ELSE 2 END AS rank FROM "Place" q
           WHERE q."searchKey" COLLATE "C" >= wanted AND q."searchKey" COLLATE "C" < last AND q."stateCode" LIKE state
           ORDER BY rank, q.population DESC NULLS LAST, q.name, q.geoid LIMIT most) p
      LEFT JOIN "Place" c ON c.geoid = p."countyGeoid"
    ORDER BY p.rank, p.population DESC NULLS LAST, p.name, p.geoid;
  GET DIAGNOSTICS begun = ROW_COUNT;
  -- Of shorter texts only the beginning of the name is looked at: no index finds two letters inside.
  IF begun >= most OR length(wanted) < 3 THEN RETURN; END IF;
  RETURN QUERY
    SELECT p.geoid, p.kind::text, p.name, p."stateCode", p.slug, c.name, p."searchKey", 3, 1::float8
    FROM (SELECT q.* FROM "Place" q
           WHERE q."searchKey" LIKE '% ' || wanted || '%' AND q."searchKey" NOT LIKE wanted || '%' AND q."stateCode" LIKE state
           ORDER BY q.population DESC NULLS LAST, q.name, q.geoid LIMIT most - begun) p
      LEFT JOIN "Place" c ON c.geoid = p."countyGeoid"
    ORDER BY p.population DESC NULLS LAST, p.name, p.geoid;
END $$;
