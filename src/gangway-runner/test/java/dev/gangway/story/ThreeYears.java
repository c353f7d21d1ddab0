package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.sandbox.control.SandboxControl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Headquarters and Sales as three years of dual-write leave them, and what has to come of it. */
public final class ThreeYears {
    private final DualWrite dualWrite;
    private final Set<String> ambiguous = new HashSet<>();
    private final List<UUID> won = new ArrayList<>();
    private final List<UUID> lost = new ArrayList<>();
    /** Won, and carried out but for the status. */
    private final List<UUID> unnoticed = new ArrayList<>();

    private int leads;
    private int partners;

    /** @param seller decides about leads as people do */
    public ThreeYears(DualWrite dualWrite, SandboxControl seller, int prospects) {
        this.dualWrite = dualWrite;
        for (int i = 1; i <= prospects; i++) {
            prospect(i);
        }
        dualWrite.write();
        won.forEach(lead -> seller.win(seller.qualify(lead, true, true, true).opportunityId()));
        unnoticed.forEach(
                lead -> seller.win(seller.qualify(lead, false, false, true).opportunityId()));
        lost.forEach(lead -> seller.disqualify(lead, 5));
    }

    private void prospect(int i) {
        String area = i % 3 == 0 ? "DEMF" : "USMF";
        String number = String.format("P-%07d", i);
        int kind = i % 20;
        if (kind < 5) {
            dualWrite.partner(area, i);
            partners++;
            leads++;
        } else if (kind < 10) {
            dualWrite.prospect(area, number, "Rejected");
            dualWrite.lead(area, number, "Rejected");
            leads++;
        } else if (kind == 10) {
            dualWrite.prospect(area, number, "Rejected");
        } else if (kind == 15) {
            unnoticed.add(dualWrite.partner(area, i, "Pending"));
            partners++;
            leads++;
        } else if (kind == 19) {
            damaged(area, number, i);
        } else {
            dualWrite.prospect(area, number, "Pending");
            UUID lead = dualWrite.lead(kind == 11 ? null : area, number, "Pending");
            leads++;
            if (kind == 12 || kind == 13) {
                won.add(lead);
            } else if (kind == 14) {
                lost.add(lead);
            }
        }
    }

    private void damaged(String area, String number, int i) {
        dualWrite.prospect(area, number, "Pending");
        ambiguous.add(area + '/' + number);
        if (i % 40 == 19) {
            dualWrite.lead(area, number, "Pending");
            dualWrite.lead(area, number, "Pending");
            leads += 2;
        } else {
            dualWrite.lead(
                    area, number, "Pending", "emailaddress1", "x@x.example", "lastname", "X", "companyname", "X");
            leads++;
        }
    }

    /** The prospects that a person has to be asked about. */
    public Set<String> ambiguous() {
        return ambiguous;
    }

    /** Nothing is lost, nothing is doubled, and a person is asked about the rest. */
    public void assertMovedIn(JdbcTemplate headquarters, int leadsInSales, int mails, String how) {
        assertThat(leadsInSales).as("leads, " + how).isEqualTo(leads);
        assertThat(count(headquarters, "hq.customerhierarchy")).as(how).isEqualTo(partners + won.size());
        assertThat(count(headquarters, "hq.customer")).as(how).isEqualTo(2 * (partners + won.size()));
        assertThat(count(headquarters, "hq.prospect WHERE b2bprospectstatus = 'Approved'"))
                .as(how)
                .isEqualTo(partners + won.size());
        assertThat(count(headquarters, "hq.emailnotification")).as(how).isEqualTo(won.size() + lost.size());
        assertThat(mails).as(how).isEqualTo(won.size() + lost.size());
        assertThat(headquarters.queryForList("SELECT dataareaid || '/' || subject FROM gangway.error", String.class))
                .as(how)
                .containsExactlyInAnyOrderElementsOf(ambiguous);
    }

    private static int count(JdbcTemplate database, String rows) {
        return database.queryForObject("SELECT COUNT(*) FROM " + rows, Integer.class);
    }
}
