-- Whether records are still listed because of which a job waits.
SELECT COUNT(*) AS records FROM gangway.error WHERE job = :job AND status = 'Waiting'
