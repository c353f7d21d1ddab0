-- Inserts the marked test request into the channel, as the web shop would.
INSERT INTO ax.channelrequest (requestid, requesttype, dataareaid, firstname, lastname, companyname, email, languageid, createddatetime)
VALUES (:requestid, 'OnboardPartner', :dataareaid, 'Gangway', 'Verification', 'Gangway verification', :email, 'en', :now)
