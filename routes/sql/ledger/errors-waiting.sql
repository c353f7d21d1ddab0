-- Counts the records that are still listed as the reason why a job waits.
SELECT COUNT(*) AS records FROM gangway.error WHERE job = :job AND status = 'Waiting'
