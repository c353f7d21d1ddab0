-- Keeps why a record could not be worked on.
INSERT INTO gangway.error (job, dataareaid, subject, requestid, status, code, message, attempts, firstseen, lastseen)
VALUES (:job, :dataareaid, :subject, :requestid, :status, :code, :message, :counted, :now, :now)
