package dev.gangway.commerce.requests;

import dev.gangway.commerce.mail.server.MailAddress;
import dev.gangway.commerce.partners.ChannelRequest;
import dev.gangway.database.Row;
import dev.gangway.text.Cut;
import dev.gangway.text.Fold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The door: gives the texts of a channel request one notation, once, before anything compares them. From here on
 * neither SQL nor Java trims or changes case, so that no two places can do it differently.
 */
final class RequestFolding {
    /** Columns that something is found by: plain letters instead of wide or ligated ones. */
    private static final Set<String> KEYS = Set.of(
            "requestid",
            "requesttype",
            "dataareaid",
            "retailchannel",
            "languageid",
            "currencycode",
            "countryregionisocode",
            "customerhierarchyid",
            "customeraccount");

    private static final Set<String> UPPER = Set.of("dataareaid", "currencycode", "countryregionisocode");
    private static final Set<String> ADDRESSES = Set.of("email", "companyemail");
    /** What is ours and not the visitor's. */
    private static final Set<String> OURS =
            Set.of(ChannelRequest.NOTE, "prospectid", "syncstatus", "uploadsessionid", "errormessage");

    private static final int LONGEST_NOTE = 1000;

    private RequestFolding() {}

    /** The request in one notation, empty texts as null; the same object when it had that notation already. */
    static ChannelRequest of(ChannelRequest request) {
        Row entered = request.row();
        Map<String, Object> folded = null;
        List<String> invisible = new ArrayList<>();
        for (String column : entered.keySet()) {
            if (entered.get(column) instanceof String text && !OURS.contains(column)) {
                String plain = fold(column, text);
                if (!text.equals(plain)) {
                    folded = folded == null ? new LinkedHashMap<>(entered) : folded;
                    folded.put(column, plain);
                    note(column, text, invisible);
                }
            }
        }
        if (folded == null) {
            return request;
        }
        if (!invisible.isEmpty()) {
            folded.put(ChannelRequest.NOTE, Cut.to(LONGEST_NOTE, String.join("; ", invisible)));
        }
        return new ChannelRequest(Row.of(folded));
    }

    private static String fold(String column, String text) {
        String plain;
        if (ADDRESSES.contains(column)) {
            plain = MailAddress.fold(text);
        } else if (KEYS.contains(column)) {
            plain = Fold.key(text);
        } else {
            plain = Fold.strip(text);
        }
        if (UPPER.contains(column)) {
            plain = plain.toUpperCase(Locale.ROOT);
        } else if (column.equals("languageid")) {
            plain = plain.toLowerCase(Locale.ROOT);
        }
        return plain.isEmpty() ? null : plain;
    }

    private static void note(String column, String text, List<String> invisible) {
        String visible = Fold.strip(text);
        int begin = text.indexOf(visible);
        Set<String> taken = Fold.invisible(text.substring(0, begin) + text.substring(begin + visible.length()));
        if (!taken.isEmpty()) {
            invisible.add(column + " had " + String.join(", ", taken) + " around it");
        }
    }

    /** The invisible characters of the request, for the end of a message about it; empty if there were none. */
    static String told(ChannelRequest request) {
        String note = request.note();
        return note == null ? "" : " (as entered, " + note + ")";
    }
}
