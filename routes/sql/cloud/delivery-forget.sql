-- Deletes the due records of job 1010. The triggers create them, but with headquarters in the cloud Microsoft's own
-- jobs deliver to the channel.
DELETE FROM gangway.due WHERE job = '1010'
