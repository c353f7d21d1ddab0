package dev.gangway.runner.demo;

import dev.gangway.sandbox.SalesSandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * The stage of the demo: a Sales sandbox and a mail server on loopback ports, and the people who act on it. Not
 * thread-safe.
 */
public final class Demo implements AutoCloseable {

    private static final String MAILS = "mails";
    private static final String SENDER = "Fabrikam onboarding <onboarding@fabrikam.example>";
    private static final String STORE_URL = "https://b2b.fabrikam.example";
    private static final int TERMINAL_WIDTH = 120;

    private final SalesSandbox sandbox;
    private final Mailbox mailbox;
    private StoryTeller teller;

    private Demo(SalesSandbox sandbox, Mailbox mailbox) {
        this.sandbox = sandbox;
        this.mailbox = mailbox;
    }

    /**
     * Sets the stage up.
     *
     * @param directory where the mails are laid down
     * @param salesPort of the sandbox; 0 takes any free one
     * @throws IllegalStateException when the port is taken
     */
    public static Demo open(Path directory, int salesPort) throws IOException {
        SalesSandbox sandbox =
                SalesSandbox.builder().port(salesPort).strict(true).start();
        return new Demo(sandbox, Mailbox.open(directory.resolve(MAILS)));
    }

    /** What Gangway has to be told to act on this stage. */
    public Map<String, String> settings() {
        return Map.of(
                "gangway.sales.url", sandbox.url().toString(),
                "gangway.sales.token-url", sandbox.tokenUrl().toString(),
                "gangway.sales.client-id", sandbox.clientId(),
                "gangway.sales.client-secret", sandbox.clientSecret(),
                "gangway.mail.url", mailbox.url(),
                "gangway.mail.from", SENDER,
                "gangway.mail.store-url", STORE_URL,
                "gangway.jobs.sales-outcomes.schedule", "every 500ms");
    }

    /**
     * Tells the story from the first request to the table at its end; Gangway must be running.
     *
     * @param commerce where channel and headquarters are
     * @return whether every request ended as the story wants
     */
    public boolean tell(Connection commerce, PrintWriter out) throws SQLException, InterruptedException {
        Instant begun = Instant.now();
        Story story = Story.load();
        Salesperson salesperson = new Salesperson(seller());
        teller = new StoryTeller(story.scenes(), new Journeys(commerce, salesperson, mailbox), salesperson);
        story.submit(commerce);
        out.println(
                story.scenes().size() + " visitors of the B2B site ask to become partners; a salesperson is at work.");
        out.println();
        Map<String, Journey> end = teller.tell(out);
        out.println();
        boolean asExpected = new StoryTable(out, TERMINAL_WIDTH).print(story.scenes(), end);
        out.println();
        out.println(String.format(
                Locale.ROOT,
                "The story took %.1f s. %s",
                Duration.between(begun, Instant.now()).toMillis() / 1000.0,
                asExpected
                        ? "All " + story.scenes().size() + " requests ended as expected."
                        : "Not every request ended as expected: see the lines with ✗."));
        return asExpected;
    }

    /** Says what becomes of requests that others put into the channel, until the thread is interrupted. */
    public void follow(PrintWriter out) throws SQLException, InterruptedException {
        teller.follow(out);
    }

    /** Where people can look at Sales and at the mails. */
    public void sayWhereToLook(PrintWriter out) {
        SalesAccess seller = seller();
        out.println(
                "  Sales      " + seller.environment() + "/api/data/v9.2/leads  with the token of the salesperson:");
        out.println("             curl -s " + seller.tokenUrl() + " -d grant_type=client_credentials -d client_id="
                + seller.clientId() + " -d client_secret=" + seller.clientSecret() + " -d scope=" + seller.scope());
        out.println("  mails      " + mailbox.directory());
    }

    @Override
    public void close() {
        mailbox.close();
        sandbox.close();
    }

    private SalesAccess seller() {
        return new SalesAccess(
                sandbox.url(),
                sandbox.tokenUrl(),
                sandbox.sellerClientId(),
                sandbox.sellerClientSecret(),
                sandbox.url() + "/.default");
    }
}
