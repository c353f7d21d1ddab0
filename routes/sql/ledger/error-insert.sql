-- Inserts an error: why a record could not be processed.
INSERT INTO gangway.error (job, dataareaid, subject, requestid, status, code, message, attempts, firstseen, lastseen)
VALUES (:job, :dataareaid, :subject, :requestid, :status, :code, :message, :counted, :now, :now)
