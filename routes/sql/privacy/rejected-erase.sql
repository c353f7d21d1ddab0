-- Retention: a rejected prospect keeps its keys and its status, and loses what it says of a person. Locks it; the trigger
-- makes it due, and the job finds nothing to write, since of a decided prospect only the status goes to Sales.
UPDATE hq.prospect
   SET prospectname = :erased, firstname = NULL, middlename = NULL, lastname = :erased, companyname = NULL, companysize = NULL,
       department = NULL, primaryemailaddress = NULL, primaryphonenumber = NULL, primaryphonenumberextension = NULL,
       primaryurl = NULL, addressstreet = NULL, addresscity = NULL, addresscountyid = NULL, addressstateid = NULL,
       addresszipcode = NULL, addresspostbox = NULL, note = NULL
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid AND b2bprospectstatus = 'Rejected'
