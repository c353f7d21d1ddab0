-- Retention: erases the personal data of a finished request; its key and its type stay.
UPDATE hq.channelrequest
   SET firstname = NULL, middlename = NULL, lastname = :erased, companyname = NULL, companyemail = NULL, companysize = NULL,
       department = NULL, email = NULL, phone = NULL, phoneextension = NULL, url = NULL, comments = NULL, street = NULL,
       city = NULL, county = NULL, state = NULL, zipcode = NULL, postbox = NULL, districtname = NULL, folded = NULL,
       errormessage = NULL
 WHERE requestid = :requestid
   AND (syncstatus = 'Processed'
        OR syncstatus = 'Failed'
           AND NOT EXISTS (SELECT 1 FROM gangway.error e WHERE e.requestid = :requestid)
           AND NOT EXISTS (SELECT 1 FROM gangway.due d
                            WHERE d.job = 'synchronize-channel-requests' AND d.dataareaid = '' AND d.subject = :requestid))
