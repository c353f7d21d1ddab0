-- The triggers of headquarters. Here all of them fire.
SELECT LOWER(trigger_name) AS name, 'O' AS enabled FROM information_schema.triggers WHERE trigger_schema = 'HQ'
