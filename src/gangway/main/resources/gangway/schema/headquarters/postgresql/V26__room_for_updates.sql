-- Rows that are certainly updated get the room for it on their own page: no index is written then, and a fraction of the
-- log (PostgreSQL). Requests are marked as processed, prospects and their links decided, customers put into a hierarchy.
ALTER TABLE hq.channelrequest SET (fillfactor = 50);
ALTER TABLE hq.prospect SET (fillfactor = 60);
ALTER TABLE hq.customer SET (fillfactor = 60);
ALTER TABLE gangway.link SET (fillfactor = 60);
