-- Why an agency is tied to no place was kept as an English sentence; it is kept as a code with its values, and said in
-- the reader's language. What a person wrote stays as it is.
UPDATE "Agency" SET unmatched = said.code::text
FROM (
  SELECT id, CASE
    WHEN unmatched ~ '^No county of the state is called "(.*)"\.$'
      THEN jsonb_build_object('code', 'no_county', 'county', substring(unmatched FROM '"(.*)"'))
    WHEN unmatched ~ '^Several counties of the state are called "(.*)"\.$'
      THEN jsonb_build_object('code', 'several_counties', 'county', substring(unmatched FROM '"(.*)"'))
    WHEN unmatched ~ '^Named after .*, while ICE puts it in .*\.$'
      THEN jsonb_build_object('code', 'county_elsewhere', 'named', substring(unmatched FROM '^Named after (.*), while ICE'),
        'ice', substring(unmatched FROM 'while ICE puts it in (.*)\.$'))
    WHEN unmatched ~ '^No (city|town|village|borough|township|municipality) on file is called "(.*)"\.$'
      THEN jsonb_build_object('code', 'no_place', 'designation',
        replace(substring(unmatched FROM '^No ([a-z]+) on file'), 'municipality', 'none'),
        'place', substring(unmatched FROM '"(.*)"'))
    WHEN unmatched ~ '^ICE puts it in .*, and the place of that name on file lies elsewhere\.$'
      THEN jsonb_build_object('code', 'place_elsewhere', 'county', substring(unmatched FROM '^ICE puts it in (.*), and the place'))
    WHEN unmatched ~ '^[0-9]+ municipalities are called "(.*)"( there)?\.$'
      THEN jsonb_build_object('code', 'several_places', 'count', substring(unmatched FROM '^[0-9]+')::int,
        'place', substring(unmatched FROM '"(.*)"'),
        'there', CASE WHEN unmatched LIKE '% there.' THEN 'yes' ELSE 'no' END)
    WHEN unmatched LIKE 'No register at hand says in which county it sits%' THEN '{"code":"no_register"}'
    WHEN unmatched = 'It sits in several counties.' THEN '{"code":"several_seats"}'
    WHEN unmatched ~ '^ICE puts it in .*, another register in .*\.$'
      THEN jsonb_build_object('code', 'seat_elsewhere', 'ice', substring(unmatched FROM '^ICE puts it in (.*), another register'),
        'register', substring(unmatched FROM 'another register in (.*)\.$'))
    WHEN unmatched = 'Its state is not on file.' THEN '{"code":"no_state"}'
    WHEN unmatched = 'The places of its state are not on file yet.' THEN '{"code":"no_places"}'
    WHEN unmatched LIKE 'A constable is elected for a precinct or ward%' THEN '{"code":"constable"}'
    WHEN unmatched = 'Prosecutes; it does not police a place.' THEN '{"code":"prosecutes"}'
    WHEN unmatched = 'Prosecutes in one judicial circuit, which is several counties; ICE names no one of them as its place.'
      THEN '{"code":"circuit","county":"none"}'
    WHEN unmatched ~ '^Prosecutes in one judicial circuit, which is several counties; ICE names only .*\.$'
      THEN jsonb_build_object('code', 'circuit', 'county', substring(unmatched FROM 'ICE names only (.*)\.$'))
    WHEN unmatched = 'Serves several places, or names none.' THEN '{"code":"several"}'
    WHEN unmatched = 'The name says neither a place nor a county nor the state.' THEN '{"code":"nothing"}'
    WHEN unmatched ~ '^Last in the FBI.s employee file for [0-9]{4}; whether it still exists is not known\.$'
      THEN jsonb_build_object('code', 'last_seen', 'year', substring(unmatched FROM 'file for ([0-9]{4})')::int)
    END AS code
  FROM "Agency" WHERE unmatched IS NOT NULL
) AS said
WHERE said.id = "Agency".id AND said.code IS NOT NULL;
