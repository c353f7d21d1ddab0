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
import java.util.UUID;

/**
 * The stage of the demo: a Sales sandbox and a mail server on loopback ports, and the people who act on it. Not
 * thread-safe.
 */
public final class Demo implements Stage {

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

    @Override
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

    @Override
    public boolean tell(Connection commerce, PrintWriter out) throws SQLException, InterruptedException {
        Instant begun = Instant.now();
        Story story = Story.load();
        Salesperson salesperson = new Salesperson(SalesAccess.ofSeller(sandbox));
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

    @Override
    public void follow(PrintWriter out) throws SQLException, InterruptedException {
        teller.follow(out);
    }

    @Override
    public void sayWhereToLook(PrintWriter out) {
        SalesAccess.ofSeller(sandbox).print(out);
        out.println("  mails      " + mailbox.directory());
    }

    @Override
    public void sayHowToJoin(PrintWriter out) {
        out.println("Everything stays up until Ctrl-C. Bring a partner of your own on board:");
        out.println("  INSERT INTO ax.channelrequest (requestid, dataareaid, firstname, lastname, companyname, email)");
        out.println("  VALUES ('" + UUID.randomUUID() + "', 'usrt', 'Ada', 'King', 'Analytical Engines Ltd',"
                + " 'ada@engines.example');");
    }

    @Override
    public void close() {
        mailbox.close();
        sandbox.close();
    }
}
