-- Selects the triggers of headquarters and whether they fire: O and A always, D never, R only on a replica.
SELECT t.tgname AS name, CAST(t.tgenabled AS VARCHAR(1)) AS enabled
  FROM pg_trigger t
  JOIN pg_class c ON c.oid = t.tgrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname = 'hq' AND NOT t.tgisinternal
