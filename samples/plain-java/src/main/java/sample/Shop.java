package sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.Gangway;
import dev.gangway.spi.DecisionListener;
import dev.gangway.spi.LeadInterceptor;
import dev.gangway.spi.LeadVetoException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** A web shop that hosts Gangway in its own Camel context, enriches leads, refuses some and hears of decisions. */
public final class Shop {
    private static final String DATABASE = "jdbc:hsqldb:mem:commerce;hsqldb.tx=mvcc";

    private Shop() {}

    public static void main(String[] companies) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            // else Camel reads it as Latin-1
            context.getPropertiesComponent().setEncoding("UTF-8");
            context.getPropertiesComponent().setLocation("classpath:application.properties");
            context.getRegistry().bind("priorities", (LeadInterceptor) Shop::prioritise);
            context.getRegistry().bind("celebration", (DecisionListener) Shop::celebrate);
            Gangway gangway = Gangway.addTo(context);
            context.start();

            for (String company : companies) {
                submit(company);
            }
            System.out.println("LEADS " + awaitLeads(gangway, companies.length));
            gangway.errors().list().forEach(error -> System.out.println("ERROR " + error.message()));
        }
    }

    private static void prioritise(Map<String, Object> prospect, ObjectNode lead) {
        String company = (String) prospect.get("companyname");
        if (company.contains("Tailspin")) {
            throw new LeadVetoException("Tailspin companies are served by another branch");
        }
        lead.put("leadqualitycode", company.contains("Holding") ? 1 : 2);
    }

    private static void celebrate(DecisionListener.Decision decision) {
        System.out.println("DECIDED " + decision.prospectid() + " " + decision.outcome());
    }

    private static void submit(String company) throws SQLException {
        try (Connection channel = DriverManager.getConnection(DATABASE, "SA", "");
                PreparedStatement insert = channel.prepareStatement("INSERT INTO ax.channelrequest"
                        + " (requestid, requesttype, dataareaid, firstname, lastname, companyname, email, currencycode)"
                        + " VALUES (?, 'OnboardPartner', 'USMF', 'Ida', 'Berg', ?, ?, 'EUR')")) {
            String id = UUID.randomUUID().toString();
            insert.setString(1, id);
            insert.setString(2, company);
            insert.setString(3, id + "@example.com");
            insert.executeUpdate();
        }
    }

    private static long awaitLeads(Gangway gangway, int requests) throws InterruptedException {
        long leads;
        do {
            Thread.sleep(200);
            leads = gangway.status().journeys().stream()
                    .filter(journey -> journey.text("leadid") != null)
                    .count();
        } while (leads + gangway.errors().list().size() < requests);
        return leads;
    }
}
