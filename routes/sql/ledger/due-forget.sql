-- Deletes a record that an operator discarded, unless a worker holds it.
DELETE FROM gangway.due
 WHERE job = :job AND dataareaid = :dataareaid AND subject = :subject AND (owner IS NULL OR dueat <= CURRENT_TIMESTAMP)
