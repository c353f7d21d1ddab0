-- Stores the normalized texts of a request that was entered or corrected by hand in headquarters.
UPDATE hq.channelrequest
   SET requesttype = :requesttype, dataareaid = :dataareaid, retailchannel = :retailchannel, firstname = :firstname,
       middlename = :middlename, lastname = :lastname, companyname = :companyname, companyemail = :companyemail,
       department = :department, email = :email, phone = :phone, phoneextension = :phoneextension, url = :url,
       comments = :comments, languageid = :languageid, currencycode = :currencycode, street = :street, city = :city,
       county = :county, state = :state, zipcode = :zipcode, countryregionisocode = :countryregionisocode,
       postbox = :postbox, districtname = :districtname, customerhierarchyid = :customerhierarchyid,
       customeraccount = :customeraccount, folded = :folded
 WHERE requestid = :requestid
