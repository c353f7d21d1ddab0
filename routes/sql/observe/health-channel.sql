-- Checks that the channel database accepts writes; touches no row.
DELETE FROM ax.customer WHERE 1 = 0
