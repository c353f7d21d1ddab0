-- Retention: erases the personal data of a rejected prospect; keys and status stay. Locks it. The trigger makes it due,
-- but the job finds nothing to write, since only the status of a decided prospect goes to Sales.
UPDATE hq.prospect
   SET prospectname = :erased, firstname = NULL, middlename = NULL, lastname = :erased, companyname = NULL, companysize = NULL,
       department = NULL, primaryemailaddress = NULL, primaryphonenumber = NULL, primaryphonenumberextension = NULL,
       primaryurl = NULL, addressstreet = NULL, addresscity = NULL, addresscountyid = NULL, addressstateid = NULL,
       addresszipcode = NULL, addresspostbox = NULL, note = NULL
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid AND b2bprospectstatus = 'Rejected'
