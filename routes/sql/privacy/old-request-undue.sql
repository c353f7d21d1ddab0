-- Retention: deletes the due record that the trigger made when the request was erased; nothing in it was corrected.
DELETE FROM gangway.due
 WHERE job = 'synchronize-channel-requests' AND dataareaid = '' AND subject = :requestid AND owner IS NULL
