-- Notes something about Finance and Operations as a whole; of two nodes the first one is right.
INSERT INTO gangway.cloudnote (name, content, since) VALUES (:name, :content, :now)
