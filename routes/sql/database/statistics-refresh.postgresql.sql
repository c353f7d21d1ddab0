-- Analyzes tables that hold ten times as many rows as their statistics say. Autovacuum checks about once a minute, but
-- a bulk load fills a table in seconds, and until then every plan is made for a nearly empty table.
DO $$
DECLARE
  grown TEXT;
BEGIN
  -- a sample of a few thousand rows is enough and takes milliseconds
  PERFORM set_config('default_statistics_target', '10', true);
  FOR grown IN SELECT format('%I.%I', s.schemaname, s.relname)
                 FROM pg_stat_user_tables s
                 JOIN pg_class c ON c.oid = s.relid
                WHERE s.schemaname IN ('hq', 'gangway') AND s.n_live_tup > 10 * GREATEST(c.reltuples, 20)
                  AND pg_has_role(c.relowner, 'USAGE')
  LOOP
    EXECUTE 'ANALYZE (SKIP_LOCKED) ' || grown;
  END LOOP;
END $$
