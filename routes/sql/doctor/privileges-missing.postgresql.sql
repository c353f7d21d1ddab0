-- Selects which of these table privileges the user lacks, both directly and through its roles. In a schema that the
-- user may not use, it lacks all of them.
SELECT k.t AS tablename, k.p AS privilege
  FROM UNNEST(CAST(:tables AS VARCHAR(60) ARRAY), CAST(:privileges AS VARCHAR(60) ARRAY)) AS k (t, p)
  JOIN (pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace) ON n.nspname || '.' || c.relname = k.t
 WHERE NOT (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, k.p))
