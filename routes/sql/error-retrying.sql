UPDATE gangway.error SET status = 'Retrying' WHERE errorid = :errorid
