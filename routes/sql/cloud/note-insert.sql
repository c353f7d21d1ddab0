-- Inserts a note about Finance and Operations as a whole; if two nodes write it at once, the first one wins.
INSERT INTO gangway.cloudnote (name, content, since) VALUES (:name, :content, :now)
