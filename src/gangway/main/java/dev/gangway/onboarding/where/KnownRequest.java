package dev.gangway.onboarding.where;

import dev.gangway.commerce.partners.ChannelRequest;
import dev.gangway.database.Row;
import java.util.ArrayList;
import java.util.List;

/** A request and what headquarters did with it. Columns are read when they are asked for. */
record KnownRequest(ChannelRequest request) {
    static KnownRequest of(Row row) {
        return new KnownRequest(new ChannelRequest(row));
    }

    /** Of the person who asked; null for none. */
    String person() {
        return Words.name(request.firstName(), request.lastName());
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(
                request.created(), "requested", Words.said(request.typeWord(), "request " + request.storedId())));
        steps.add(new Step(request.row().time("dateuploaded"), "pulled", request.status()));
        String error = request.row().text("errormessage");
        if (error != null) {
            steps.add(new Step(null, "refused", error));
        }
        return steps;
    }
}
