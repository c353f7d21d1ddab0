SELECT DISTINCT dataareaid FROM ax.customer ORDER BY dataareaid
