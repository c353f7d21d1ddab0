-- Verify: the marked request, as the web shop would write it.
INSERT INTO ax.channelrequest (requestid, requesttype, dataareaid, firstname, lastname, companyname, email, languageid, createddatetime)
VALUES (:requestid, 'OnboardPartner', :dataareaid, 'Gangway', 'Verification', 'Gangway verification', :email, 'en', :now)
