-- Looks again at tables that have grown tenfold since the database last did. By itself it does so about once a minute, and
-- a flood fills a table in seconds: until then every plan is made for a table that is nearly empty.
DO $$
DECLARE
  grown TEXT;
BEGIN
  -- a few thousand rows tell enough, and are read in milliseconds
  PERFORM set_config('default_statistics_target', '10', true);
  FOR grown IN SELECT format('%I.%I', n.nspname, c.relname)
                 FROM pg_class c
                 JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname IN ('hq', 'gangway')
                WHERE c.relkind = 'r'
                  AND pg_relation_size(c.oid) / current_setting('block_size')::INTEGER > 10 * (c.relpages + 1)
  LOOP
    EXECUTE 'ANALYZE (SKIP_LOCKED) ' || grown;
  END LOOP;
END $$
