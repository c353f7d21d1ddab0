-- Selects the legal entities in the channel database.
SELECT DISTINCT dataareaid FROM ax.customer ORDER BY dataareaid
