-- Selects which of these table privileges the user lacks, both directly and through its roles; an administrator lacks
-- none.
SELECT k.t AS tablename, k.p AS privilege
  FROM UNNEST(CAST(:tables AS VARCHAR(60) ARRAY), CAST(:privileges AS VARCHAR(60) ARRAY)) AS k (t, p)
 WHERE NOT EXISTS (SELECT 1 FROM information_schema.enabled_roles WHERE role_name = 'DBA')
   AND NOT EXISTS
       (SELECT 1
          FROM information_schema.table_privileges g
         WHERE LOWER(g.table_schema) || '.' || LOWER(g.table_name) = k.t AND g.privilege_type = k.p
           AND (g.grantee = CURRENT_USER OR g.grantee = 'PUBLIC'
                OR g.grantee IN (SELECT role_name FROM information_schema.enabled_roles)))
