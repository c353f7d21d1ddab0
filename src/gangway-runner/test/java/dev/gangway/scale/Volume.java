package dev.gangway.scale;

import org.springframework.jdbc.core.JdbcTemplate;

/** Rows by the hundred thousand, made by the PostgreSQL server itself. Numbers begin at 1 and make every value distinct. */
final class Volume {
    private static final String REQUEST_ID = "md5('request ' || i)::uuid::text";
    private static final String REQUEST_COLUMNS =
            "requestid, requesttype, dataareaid, retailchannel, firstname, lastname,"
                    + " companyname, email, phone, comments, languageid, currencycode, city, countryregionisocode, createddatetime";
    private static final String REQUEST_VALUES = REQUEST_ID
            + ", 'OnboardPartner', 'usrt', '000024', 'Ada', 'King ' || i, 'Analytical Engines ' || i,"
            + " 'ada' || i || '@engines.example', '+44 20 ' || i, 'Please call in the morning', 'en-us', 'EUR', 'London',"
            + " 'GBR', now() AT TIME ZONE 'UTC'";
    private static final String PROSPECT_COLUMNS =
            "dataareaid, prospectid, requestid, prospectpartynumber, prospectname,"
                    + " firstname, lastname, companyname, primaryemailaddress, primaryphonenumber, note, languageid, currencycode,"
                    + " addresscity, addresscountryregionisocode, retailchanneloperatingunitpartynumber, createddatetime,"
                    + " modifieddatetime";
    private static final String PROSPECT_VALUES = "'usrt', 'P-' || lpad(i::text, 7, '0'), " + REQUEST_ID
            + ", 'PA-' || lpad(i::text, 8, '0'), 'Ada King ' || i, 'Ada', 'King ' || i, 'Analytical Engines ' || i,"
            + " 'ada' || i || '@engines.example', '+44 20 ' || i, 'Please call in the morning', 'en-us', 'EUR', 'London',"
            + " 'GBR', '000024', now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC'";

    private final JdbcTemplate jdbc;

    Volume(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Requests as the site writes them, each in the channel database only. */
    void requests(long from, long to) {
        jdbc.update(
                "INSERT INTO ax.channelrequest (" + REQUEST_COLUMNS + ") SELECT " + REQUEST_VALUES + numbers(from, to));
    }

    /** Pending prospects, due to become leads. */
    void prospects(long from, long to) {
        jdbc.update("INSERT INTO hq.prospect (" + PROSPECT_COLUMNS + ") SELECT " + PROSPECT_VALUES + numbers(from, to));
        jdbc.update("UPDATE hq.numbersequence SET nextvalue = ? WHERE sequenceid = 'Prospect'", to + 1);
    }

    /**
     * The past: requests that have long become prospects with leads, one in ten of them a partner on board. Nothing is
     * due. To be called on one connection, for it turns off the triggers.
     */
    void past(long from, long to) {
        jdbc.execute("SET session_replication_role = replica");
        jdbc.update("INSERT INTO ax.channelrequest (replicationcounterfromorigin, " + REQUEST_COLUMNS + ") SELECT i, "
                + REQUEST_VALUES + numbers(from, to));
        jdbc.queryForObject(
                "SELECT setval(pg_get_serial_sequence('ax.channelrequest', 'replicationcounterfromorigin'), ?)",
                Long.class,
                to);
        jdbc.update("UPDATE gangway.watermark SET counter = ? WHERE jobid = 'P-0001'", to);
        jdbc.update(
                "INSERT INTO hq.channelrequest (replicationcounterfromorigin, syncstatus, onlineoperationcompleted, "
                        + REQUEST_COLUMNS + ") SELECT i, 'Processed', 1, " + REQUEST_VALUES + numbers(from, to));
        jdbc.update("INSERT INTO hq.uploadsession (uploadsessionid, jobid, status, fromcounter, tocounter)"
                + " SELECT md5('session ' || i)::uuid::text, 'P-0001', 'Applied', i - 1, i" + numbers(from, to));
        prospects(from, to);
        jdbc.update(
                "INSERT INTO gangway.link (dataareaid, prospectid, leadid, leadsent, leadstate, salesstate, leadcreated,"
                        + " decided) SELECT 'usrt', 'P-' || lpad(i::text, 7, '0'), md5('lead ' || i)::uuid::text, '{}',"
                        + " 'Open', 'Open', now() AT TIME ZONE 'UTC', CASE WHEN i % 10 = 0 THEN now() AT TIME ZONE 'UTC' END"
                        + numbers(from, to));
        partners(from, to);
        jdbc.execute("SET session_replication_role = DEFAULT");
    }

    private void partners(long from, long to) {
        String approved = numbers(from, to) + " WHERE i % 10 = 0";
        jdbc.update("UPDATE hq.prospect SET b2bprospectstatus = 'Approved' WHERE dataareaid = 'usrt' AND prospectid IN"
                + " (SELECT 'P-' || lpad(i::text, 7, '0')" + approved + ")");
        String hierarchy = "'CH-' || lpad(i::text, 7, '0')";
        for (String type : new String[] {"Organization", "Person"}) {
            String account = "'" + type.charAt(0) + "-' || lpad(i::text, 7, '0')";
            jdbc.update("INSERT INTO hq.customer (dataareaid, customeraccount, partytype, partynumber, prospectid,"
                    + " organizationname, primarycontactemail, customerhierarchyid) SELECT 'usrt', " + account + ", '"
                    + type
                    + "', 'X' || " + account + ", 'P-' || lpad(i::text, 7, '0'), 'Analytical Engines ' || i,"
                    + " 'ada' || i || '@engines.example', " + hierarchy + approved);
        }
        jdbc.update("INSERT INTO hq.customerhierarchy (customerhierarchyid, dataareaid, name, purpose,"
                + " organizationcustomeraccount, currentversion, prospectid) SELECT " + hierarchy
                + ", 'usrt', 'Analytical Engines ' || i, 'B2BOrganization', 'O-' || lpad(i::text, 7, '0'), 1,"
                + " 'P-' || lpad(i::text, 7, '0')" + approved);
        jdbc.update(
                "INSERT INTO hq.customerhierarchynode (customerhierarchyid, nodepartynumber, customeraccount, nodetype,"
                        + " role, versionadded) SELECT " + hierarchy + ", 'XP-' || lpad(i::text, 7, '0'),"
                        + " 'P-' || lpad(i::text, 7, '0'), 'Customer', 'Admin', 1" + approved);
        jdbc.update(
                "INSERT INTO hq.emailnotification (notificationid, notificationtype, dataareaid, prospectid, status)"
                        + " SELECT md5('mail ' || i)::uuid::text, 'B2BProspectApproved', 'usrt', 'P-' || lpad(i::text, 7, '0'),"
                        + " 'Sent'" + approved);
    }

    private static String numbers(long from, long to) {
        return " FROM generate_series(" + from + ", " + to + ") AS i";
    }
}
