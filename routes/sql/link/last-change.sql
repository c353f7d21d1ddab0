-- Selects when a lead or an opportunity last changed in Sales, as far as it was read.
SELECT MAX(lastchange) AS lastchange FROM gangway.deltatoken WHERE entityset IN ('leads', 'opportunities')
