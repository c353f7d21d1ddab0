-- Inserts one pulled request into headquarters. The caller has left out those that are there already: they are never
-- updated.
INSERT INTO hq.channelrequest
      (requestid, replicationcounterfromorigin, requesttype, dataareaid, retailchannel, firstname, middlename, lastname,
       companyname, companyemail, companysize, department, email, phone, phoneextension, url, comments, languageid,
       currencycode, street, city, county, state, zipcode, countryregionisocode, postbox, districtname,
       customerhierarchyid, customeraccount, spendinglimit, createddatetime, uploadsessionid, folded)
VALUES (:requestid, :replicationcounterfromorigin, :requesttype, :dataareaid, :retailchannel, :firstname, :middlename, :lastname,
       :companyname, :companyemail, :companysize, :department, :email, :phone, :phoneextension, :url, :comments, :languageid,
       :currencycode, :street, :city, :county, :state, :zipcode, :countryregionisocode, :postbox, :districtname,
       :customerhierarchyid, :customeraccount, :spendinglimit, :createddatetime, :uploadsessionid, :folded)
