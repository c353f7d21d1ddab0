-- Selects the legal entities, so that the pages can seek within each one by the table's key.
SELECT dataareaid FROM hq.prospect UNION SELECT dataareaid FROM hq.customer ORDER BY dataareaid
