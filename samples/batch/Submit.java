import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.UUID;

/** The web shop's part: writes one request. */
class Submit {
    public static void main(String[] lastName) throws Exception {
        try (Connection channel = DriverManager.getConnection(
                        "jdbc:hsqldb:file:data/commerce;hsqldb.write_delay=false;shutdown=true", "SA", "");
                PreparedStatement insert = channel.prepareStatement("INSERT INTO ax.channelrequest"
                        + " (requestid, requesttype, dataareaid, firstname, lastname, companyname, email, currencycode)"
                        + " VALUES (?, 'OnboardPartner', 'USMF', 'Ida', ?, 'Fabrikam', ?, 'EUR')")) {
            String id = UUID.randomUUID().toString();
            insert.setString(1, id);
            insert.setString(2, lastName.length == 0 ? null : lastName[0]);
            insert.setString(3, id + "@fabrikam.example");
            insert.executeUpdate();
        }
    }
}
