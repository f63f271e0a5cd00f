-- How many entities each type has.
SELECT count(*) FROM entity GROUP BY type
