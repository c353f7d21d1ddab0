package dev.gangway.runner.demo;

/**
 * How far one request has come, in the tables of Commerce, in Sales and in the mailbox.
 *
 * @param prospectId null before the prospect exists
 * @param leadId null before the lead exists, and for good when Sales refuses it
 * @param commerceState {@code Pending}, {@code Approved}, {@code Rejected}; {@code Failed} without a prospect; empty before
 * @param error the last complaint about the record, or null
 * @param customers in headquarters, of this prospect
 * @param hierarchyId null before the approval
 * @param admins nodes of that hierarchy with the role Admin
 * @param customersDelivered of the customers, those in the channel
 * @param adminsDelivered of the administrators, those in the channel
 * @param notifications mails that were queued, sent or not
 * @param notificationType of those mails, or null
 * @param mailsReceived how often the mailbox has the message that Commerce says was sent
 * @param leads how many leads Sales has for the prospect
 * @param salesState {@code open}, {@code qualified}, {@code won}, {@code lost}, {@code disqualified}; empty without a lead
 * @param leadSaysState what the lead's own B2B prospect status says; empty without a lead
 */
record Journey(
        String requestId,
        String prospectId,
        String leadId,
        String commerceState,
        String error,
        int customers,
        String hierarchyId,
        int admins,
        int customersDelivered,
        int adminsDelivered,
        int notifications,
        String notificationType,
        int mailsReceived,
        int leads,
        String salesState,
        String leadSaysState) {

    /** Whether Sales has exactly one lead, in that state, and the lead knows what Commerce decided. */
    boolean hasOneLeadWith(String state) {
        return leads == 1 && leadId != null && salesState.equals(state) && leadSaysState.equals(commerceState);
    }

    boolean isMailedOnce(String type) {
        return notifications == 1 && type.equals(notificationType) && mailsReceived == 1;
    }
}
