package dev.gangway.runner.demo;

import java.util.Map;

/**
 * One request of the story.
 *
 * @param seller what the salesperson does when the lead arrives
 * @param ends how it must end
 * @param reason a word that the reason of a refusal must contain; null if the request is not refused
 * @param request the columns of {@code ax.channelrequest} that the visitor filled in
 */
record Scene(Seller seller, Ending ends, String reason, Map<String, Object> request) {

    String requestId() {
        return text("requestid");
    }

    /** The requestor and the company, as a person would write them. */
    String partner() {
        return (text("firstname") + " " + text("lastname")).strip() + ", " + text("companyname");
    }

    private String text(String column) {
        return String.valueOf(request.getOrDefault(column, ""));
    }
}
