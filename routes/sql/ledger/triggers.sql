-- Selects the triggers of headquarters. On this database all of them fire.
SELECT LOWER(trigger_name) AS name, 'O' AS enabled FROM information_schema.triggers WHERE trigger_schema = 'HQ'
