-- Health: whether the channel database takes writes; touches no row.
DELETE FROM ax.customer WHERE 1 = 0
