package dev.gangway.onboarding.where;

import dev.gangway.database.Row;

/** An error of a partner's record: a row of {@code gangway.error}. Columns are read when they are asked for. */
record KnownError(Row row) {
    Step step() {
        return new Step(
                row.time("lastseen"),
                "error",
                Words.said(
                        row.text("status"),
                        "error " + row.number("errorid") + " in " + row.text("job"),
                        row.number("attempts") + " tries",
                        row.text("code"),
                        row.text("message")));
    }
}
