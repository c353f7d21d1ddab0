-- The first node that stays up.
INSERT INTO gangway.lastalive (onlyone, name, seen) VALUES (1, :name, CURRENT_TIMESTAMP)
