-- Job runs whose message quotes the address.
SELECT job, node FROM gangway.jobrun WHERE POSITION(:email IN LOWER(COALESCE(message, ''))) > 0 ORDER BY job, node
