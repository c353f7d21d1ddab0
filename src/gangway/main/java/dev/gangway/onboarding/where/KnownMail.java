package dev.gangway.onboarding.where;

import dev.gangway.database.Row;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** A mail to a partner: a row of {@code hq.emailnotification}. Columns are read when they are asked for. */
record KnownMail(Row row) {
    List<Step> steps() {
        String what = Words.said(row.text("notificationtype"), "to " + row.text("receiveremailaddress"));
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(row.time("createddatetime"), "mail queued", what));
        LocalDateTime sent = row.time("sentdatetime");
        LocalDateTime withdrawn = row.time("withdrawndatetime");
        String error = row.text("errormessage");
        if (sent != null) {
            steps.add(new Step(sent, "mail sent", Words.said(what, row.text("messageid"))));
        } else if (withdrawn != null) {
            steps.add(new Step(withdrawn, "mail withdrawn", what));
        } else if (error != null) {
            steps.add(new Step(null, "mail not sent", Words.said(what, row.number("trycount") + " tries", error)));
        }
        return steps;
    }
}
