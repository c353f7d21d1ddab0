-- A record that a person gave up; not while somebody works on it.
DELETE FROM gangway.due
 WHERE job = :job AND dataareaid = :dataareaid AND subject = :subject AND (owner IS NULL OR dueat <= CURRENT_TIMESTAMP)
