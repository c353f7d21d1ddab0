-- The legal entities, so that pages can seek within each by the table's key.
SELECT dataareaid FROM hq.prospect UNION SELECT dataareaid FROM hq.customer ORDER BY dataareaid
