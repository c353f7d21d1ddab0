UPDATE gangway.error
   SET status = :status, code = :code, message = :message, attempts = attempts + 1, lastseen = :now
 WHERE job = :job AND dataareaid = :dataareaid AND subject = :subject
