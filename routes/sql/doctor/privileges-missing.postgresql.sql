-- Which of these privileges on these tables the user lacks, itself and by its roles. Of a schema that it may not use, all.
SELECT k.t AS tablename, k.p AS privilege
  FROM UNNEST(CAST(:tables AS VARCHAR(60) ARRAY), CAST(:privileges AS VARCHAR(60) ARRAY)) AS k (t, p)
  JOIN (pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace) ON n.nspname || '.' || c.relname = k.t
 WHERE NOT (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, k.p))
