-- Retention: nobody mended the request that was just erased, though its trigger says so.
DELETE FROM gangway.due
 WHERE job = 'synchronize-channel-requests' AND dataareaid = '' AND subject = :requestid AND owner IS NULL
