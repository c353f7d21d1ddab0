-- Records that a record failed again. Locks that error.
UPDATE gangway.error
   SET status = :status, code = :code, message = :message, attempts = attempts + CAST(:counted AS INTEGER), lastseen = :now
 WHERE job = :job AND dataareaid = :dataareaid AND subject = :subject
