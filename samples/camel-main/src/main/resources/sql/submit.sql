INSERT INTO ax.channelrequest (requestid, requesttype, dataareaid, firstname, lastname, companyname, email, currencycode)
VALUES (:#${uuid}, 'OnboardPartner', 'USMF', 'Ida', 'Berg', 'Fabrikam', 'ida@fabrikam.example', 'EUR')
