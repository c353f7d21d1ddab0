package dev.gangway.runner.demo;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** How the story ended: a line for each request, and below it the reasons of those who were refused. */
final class StoryTable {

    private static final int PROSPECT = 9;
    private static final int LEAD = 8;
    private static final int SALES = 12;
    private static final int COMMERCE = 8;
    private static final int HIERARCHY = 9;
    private static final int MAIL = 8;
    private static final int NARROWEST_PARTNER = 24;
    private static final int WITHOUT_PARTNER = PROSPECT + LEAD + SALES + COMMERCE + HIERARCHY + MAIL + 7 * 2 + 11;

    private final PrintWriter out;
    private final int partner;

    StoryTable(PrintWriter out, int terminalWidth) {
        this.out = out;
        this.partner = Math.max(NARROWEST_PARTNER, terminalWidth - WITHOUT_PARTNER);
    }

    /** Prints the table; true when every request ended as the story wants. */
    boolean print(List<Scene> scenes, Map<String, Journey> journeys) {
        line("prospect", "partner", "lead", "in Sales", "Commerce", "hierarchy", "mail", "as expected");
        out.println("-".repeat(WITHOUT_PARTNER + partner));
        boolean asExpected = true;
        for (Scene scene : scenes) {
            Journey journey = journeys.get(scene.requestId());
            boolean reached = scene.ends().isReached(scene, journey);
            asExpected &= reached;
            line(
                    orDash(journey.prospectId()),
                    scene.partner(),
                    journey.leads() > 1 ? journey.leads() + " leads" : orDash(journey.leadId()),
                    orDash(journey.salesState()),
                    orDash(journey.commerceState()),
                    orDash(journey.hierarchyId()),
                    mail(journey),
                    reached ? "✓" : "✗ not " + scene.ends().inWords());
        }
        printReasons(scenes, journeys);
        return asExpected;
    }

    private void printReasons(List<Scene> scenes, Map<String, Journey> journeys) {
        out.println();
        out.println("Needs manual action:");
        for (Scene scene : scenes) {
            Journey journey = journeys.get(scene.requestId());
            if (journey.error() != null) {
                out.println("  " + Columns.fit(scene.partner(), partner) + "  " + journey.error());
            }
        }
    }

    private void line(
            String prospect,
            String name,
            String lead,
            String sales,
            String commerce,
            String hierarchy,
            String mail,
            String mark) {
        out.println(String.join(
                "  ",
                Columns.fit(prospect, PROSPECT),
                Columns.fit(name, partner),
                lead.length() > LEAD ? lead.substring(0, LEAD) : Columns.fit(lead, LEAD),
                Columns.fit(sales, SALES),
                Columns.fit(commerce, COMMERCE),
                Columns.fit(hierarchy, HIERARCHY),
                Columns.fit(mail, MAIL),
                mark));
    }

    private static String mail(Journey journey) {
        if (journey.mailsReceived() > 1) {
            return journey.mailsReceived() + " times";
        }
        if (journey.notificationType() == null) {
            return "-";
        }
        return journey.mailsReceived() == 1 ? "received" : "queued";
    }

    private static String orDash(String value) {
        return value == null || value.isEmpty() ? "-" : value;
    }
}
