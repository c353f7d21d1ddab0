package dev.gangway.onboarding.link.guard;

import dev.gangway.control.ServiceRest;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.onboarding.link.OtherSalesEnvironmentException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The Sales environment that a database belongs to. Links to leads and the place in the change tracking mean nothing in
 * another one: every lead would seem deleted, and {@code reconcile} would create them all again. So the environment's
 * own id, which stays when its address changes, is written down at the first contact and compared once by each node.
 * Thread-safe.
 */
public final class SalesEnvironment {
    private final Database headquarters;
    private final Dataverse sales;
    private final String url;
    private final boolean remembers;
    private final ServiceRest rest;
    private Runnable admission = () -> {};
    private volatile boolean ours;

    /** @param url where the settings lead to, for people to recognize it */
    public SalesEnvironment(Database headquarters, Dataverse sales, String url) {
        this(headquarters, sales, url, true);
    }

    private SalesEnvironment(Database headquarters, Dataverse sales, String url, boolean remembers) {
        this.headquarters = headquarters;
        this.sales = sales;
        this.url = url;
        this.remembers = remembers;
        this.rest = new ServiceRest(headquarters, sales::rest, url);
    }

    /** The same for read-only callers: a first contact is not stored. */
    public SalesEnvironment unremembered() {
        return new SalesEnvironment(headquarters, sales, url, false);
    }

    /** @param check throws what keeps everything that uses Sales from beginning */
    public SalesEnvironment admission(Runnable check) {
        admission = check;
        return this;
    }

    /**
     * Makes sure that it is the right one, and remembers it at the first contact; asks Sales once, and not while it
     * wants to be left alone.
     *
     * @throws OtherSalesEnvironmentException when it is another one; nothing may be read from it or written to it then
     * @throws dev.gangway.odata.ServiceException when Sales is away or refuses
     */
    public synchronized void require() {
        rest.honour();
        if (ours) {
            return;
        }
        if (remembers) {
            sales.onRest(rest::writeDown);
        }
        UUID organization = sales.organization();
        if (remembers && headquarters.rows("link/salesenvironment", Map.of()).isEmpty()) {
            headquarters.insertIfAbsent(
                    "link/salesenvironment-insert",
                    Map.of("organizationid", organization.toString(), "url", url, "now", headquarters.utcNow()));
        }
        compare(organization);
        admission.run();
        ours = true;
    }

    /**
     * As {@link #require}, without writing anything.
     *
     * @return whether the database belongs to the environment already
     */
    public boolean compare() {
        return compare(sales.organization());
    }

    private boolean compare(UUID organization) {
        List<Row> known = headquarters.rows("link/salesenvironment", Map.of());
        for (Row before : known) {
            if (!before.text("organizationid").equals(organization.toString())) {
                throw new OtherSalesEnvironmentException("This database belongs to the Sales environment "
                        + before.text("organizationid") + " (" + before.text("url") + "), but the settings lead to "
                        + organization + " (" + url + "): nothing is read from there or written to it");
            }
        }
        return !known.isEmpty();
    }
}
