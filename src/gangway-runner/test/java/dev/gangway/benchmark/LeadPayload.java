package dev.gangway.benchmark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What Gangway's map and note make of a prospect, written by hand as a program with only this one task would. */
final class LeadPayload {
    private static final JsonFactory JSON = new JsonFactory();
    private static final NameBasedGenerator IDS = Generators.nameBasedGenerator(NameBasedGenerator.NAMESPACE_URL);

    private final String currency;

    LeadPayload(String currency) {
        this.currency = "/transactioncurrencies(" + currency + ")";
    }

    /** A row by its column names. */
    interface Columns {
        Object get(String column) throws Exception;
    }

    byte[] of(Columns row) {
        var out = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            write(row, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private void write(Columns row, JsonGenerator json) throws Exception {
        String request = text(row, "requestid");
        json.writeStartObject();
        json.writeStringField("subject", "B2B onboarding: " + text(row, "companyname"));
        field(json, "firstname", text(row, "firstname"));
        field(json, "middlename", text(row, "middlename"));
        field(json, "lastname", text(row, "lastname"));
        field(json, "companyname", text(row, "companyname"));
        json.writeNumberField("numberofemployees", ((Number) row.get("companysize")).intValue());
        field(json, "emailaddress1", text(row, "primaryemailaddress"));
        field(json, "telephone1", text(row, "primaryphonenumber"));
        field(json, "msdyn_telephone1extension", text(row, "primaryphonenumberextension"));
        field(json, "websiteurl", text(row, "primaryurl"));
        field(json, "address1_line1", text(row, "addressstreet"));
        field(json, "address1_city", text(row, "addresscity"));
        field(json, "address1_county", text(row, "addresscountyid"));
        field(json, "address1_stateorprovince", text(row, "addressstateid"));
        field(json, "address1_postalcode", text(row, "addresszipcode"));
        field(json, "address1_postofficebox", text(row, "addresspostbox"));
        field(json, "address1_country", text(row, "addresscountryregionisocode"));
        json.writeNumberField("address1_addresstypecode", 1);
        json.writeStringField(
                "description",
                "Department: " + text(row, "department") + "\nLanguage: " + text(row, "languageid") + "\n"
                        + text(row, "note"));
        json.writeNumberField("leadsourcecode", 8);
        json.writeStringField("transactioncurrencyid@odata.bind", currency);
        field(json, "msdyn_prospectid", text(row, "prospectid"));
        json.writeBooleanField("msdyn_b2bcommerceprospect", true);
        json.writeNumberField("msdyn_b2bprospectstatus", 192350000);
        json.writeStringField("leadid", lead(request));
        json.writeArrayFieldStart("Lead_Annotation");
        json.writeStartObject();
        json.writeStringField("annotationid", id(request + "/note"));
        json.writeStringField("subject", "Created by Gangway");
        json.writeStringField(
                "notetext",
                "Lead created by Gangway from onboarding request " + request + ", prospect " + text(row, "prospectid")
                        + " of " + text(row, "dataareaid") + ".");
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The key of the lead of a request. */
    static String lead(String request) {
        return id(request + "/lead");
    }

    private static String id(String name) {
        synchronized (IDS) {
            return IDS.generate("gangway:request/" + name).toString();
        }
    }

    private static String text(Columns row, String column) throws Exception {
        return (String) row.get(column);
    }

    private static void field(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
