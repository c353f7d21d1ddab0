INSERT INTO gangway.error (job, dataareaid, subject, requestid, status, code, message, attempts, firstseen, lastseen)
VALUES (:job, :dataareaid, :subject, :requestid, :status, :code, :message, 1, :now, :now)
