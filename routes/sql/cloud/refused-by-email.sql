-- Prospects that were kept out because another one had their e-mail address, in case it is free now.
SELECT dataareaid, prospectid FROM gangway.cloudprospect WHERE state = 'Refused' AND dataareaid = :dataareaid
