package sample;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The web shop's part: writes a request for each company on the command line, and follows their journeys. */
@Component
class Requests implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

    private final JdbcTemplate jdbc;

    Requests(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        arguments.getNonOptionArgs().forEach(this::submit);
        while (journeys().size() < arguments.getNonOptionArgs().size()) {
            Thread.sleep(200);
        }
        journeys().forEach(journey -> LOG.info("JOURNEY {}", journey));
    }

    void submit(String company) {
        String id = UUID.randomUUID().toString();
        jdbc.update(
                "INSERT INTO ax.channelrequest (requestid, requesttype, dataareaid, firstname, lastname, companyname, email)"
                        + " VALUES (?, 'OnboardPartner', 'USMF', 'Ida', 'Berg', ?, ?)",
                id,
                company,
                id + "@example.com");
    }

    /** The journeys that have come to Sales. */
    List<Map<String, Object>> journeys() {
        return jdbc.queryForList("SELECT prospectid, leadid, b2bprospectstatus FROM gangway.prospectjourney"
                + " WHERE leadid IS NOT NULL ORDER BY prospectid");
    }
}
