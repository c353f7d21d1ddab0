-- Selects the prospects that were refused because another one had their e-mail address, in case the address is free
-- now.
SELECT dataareaid, prospectid FROM gangway.cloudprospect WHERE state = 'Refused' AND dataareaid = :dataareaid
