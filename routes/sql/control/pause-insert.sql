-- Inserts a pause for a job that has none in this scope.
INSERT INTO gangway.pause (job, scope, since, endsat, reason, who)
VALUES (:job, :scope, CURRENT_TIMESTAMP, CAST(:endsat AS TIMESTAMP WITH TIME ZONE), :reason, :who)
