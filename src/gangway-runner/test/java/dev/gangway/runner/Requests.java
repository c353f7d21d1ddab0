package dev.gangway.runner;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Onboarding requests as the site writes them. */
final class Requests {

    private static final String INSERT =
            "INSERT INTO ax.channelrequest (requestid, requesttype, dataareaid, retailchannel,"
                    + " firstname, lastname, companyname, email, languageid, currencycode, createddatetime)"
                    + " VALUES (?, 'OnboardPartner', 'usrt', '000024', 'Ada', ?, ?, ?, 'en-us', 'EUR', ?)";

    private Requests() {}

    static void submit(Connection channel, int count) throws SQLException {
        submit(channel, 1, count);
    }

    /** So many good ones, told apart by the number in their company and mail address, in one transaction. */
    static void submit(Connection channel, int first, int count) throws SQLException {
        channel.setAutoCommit(false);
        try (PreparedStatement insert = channel.prepareStatement(INSERT)) {
            for (int number = first; number < first + count; number++) {
                fill(insert, "King", number);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        channel.commit();
        channel.setAutoCommit(true);
    }

    /** One that no prospect can be made of. */
    static void submitWithoutLastName(Connection channel) throws SQLException {
        try (PreparedStatement insert = channel.prepareStatement(INSERT)) {
            fill(insert, null, 0);
            insert.executeUpdate();
        }
    }

    private static void fill(PreparedStatement insert, String lastName, int number) throws SQLException {
        insert.setString(1, UUID.randomUUID().toString());
        insert.setString(2, lastName);
        insert.setString(3, "Analytical Engines " + number);
        insert.setString(4, "ada" + number + "@engines.example");
        insert.setObject(5, LocalDateTime.now(ZoneOffset.UTC));
    }
}
