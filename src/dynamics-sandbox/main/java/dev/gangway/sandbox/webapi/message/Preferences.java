package dev.gangway.sandbox.webapi.message;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The preferences in the {@code Prefer} header.
 *
 * @param representation whether the answer includes the row
 * @param maxPageSize rows per page, or 0 when not requested
 * @param annotations the requested annotations: a name, a pattern with {@code *}, or null for none
 * @param trackChanges whether a delta link is requested
 * @param continueOnError whether a batch continues after a failure
 */
public record Preferences(
        boolean representation, int maxPageSize, String annotations, boolean trackChanges, boolean continueOnError) {
    public static final int LARGEST_PAGE = 5000;

    private static final Pattern ITEM = Pattern.compile("([^=,;\\s]+)\\s*(?:=\\s*(?:\"([^\"]*)\"|([^,;]*)))?");
    private static final Preferences NONE = new Preferences(false, 0, null, false, false);

    public static Preferences of(ApiRequest request) {
        String header = request.header("Prefer");
        return header == null ? NONE : parse(header);
    }

    private static Preferences parse(String header) {
        boolean representation = false;
        int pageSize = 0;
        String annotations = null;
        boolean track = false;
        boolean goOn = false;
        Matcher item = ITEM.matcher(header);
        while (item.find()) {
            String value = item.group(2) != null ? item.group(2) : item.group(3);
            switch (item.group(1).toLowerCase(Locale.ROOT)) {
                case "return" -> representation = "representation".equals(value);
                case "odata.maxpagesize", "maxpagesize" -> pageSize = pageSize(value);
                case "odata.include-annotations" -> annotations = value;
                case "odata.track-changes" -> track = true;
                case "odata.continue-on-error" -> goOn = !"false".equals(value);
                default -> {
                    // unknown preferences are ignored, as HTTP requires
                }
            }
        }
        return new Preferences(representation, pageSize, annotations, track, goOn);
    }

    private static int pageSize(String value) {
        try {
            int size = Integer.parseInt(value == null ? "" : value.trim());
            if (size > 0) {
                return Math.min(size, LARGEST_PAGE);
            }
        } catch (NumberFormatException e) {
            // reported below, like zero and negative numbers
        }
        throw ProtocolRefusals.general(
                "The value of odata.maxpagesize is not valid: a number from 1 to " + LARGEST_PAGE + " is expected.");
    }

    public int pageSizeOr(int otherwise) {
        return maxPageSize == 0 ? otherwise : maxPageSize;
    }

    public Annotations wantedAnnotations() {
        return new Annotations(annotations);
    }

    /** Returns the value of {@code Preference-Applied}, or null when nothing was requested. */
    public String applied() {
        List<String> applied = new ArrayList<>();
        if (representation) {
            applied.add("return=representation");
        }
        if (trackChanges) {
            applied.add("odata.track-changes");
        }
        if (maxPageSize > 0) {
            applied.add("odata.maxpagesize=" + maxPageSize);
        }
        if (annotations != null) {
            applied.add("odata.include-annotations=\"" + annotations + "\"");
        }
        return applied.isEmpty() ? null : String.join(",", applied);
    }
}
