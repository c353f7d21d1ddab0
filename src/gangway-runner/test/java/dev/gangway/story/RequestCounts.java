package dev.gangway.story;

import dev.gangway.sandbox.control.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many requests of each kind a sandbox has seen. */
public final class RequestCounts {
    private RequestCounts() {}

    /** By method and table, such as {@code GET leads}. */
    public static Map<String, Long> byTarget(List<RecordedRequest> requests) {
        return requests.stream()
                .map(request -> request.method() + " " + request.path().replaceFirst("[(?].*", ""))
                .collect(Collectors.groupingBy(target -> target, TreeMap::new, Collectors.counting()));
    }
}
