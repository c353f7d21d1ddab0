package dev.gangway.commerce.requests;

import dev.gangway.commerce.partners.ChannelRequest;
import dev.gangway.ledger.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What headquarters does about one kind of channel request. */
interface RequestHandler {
    /**
     * Does what the requests ask for, in their order and in the caller's transaction. One that was done before is passed
     * over.
     *
     * @return why not, by request id, for each that cannot be done
     */
    Map<String, Refusal> apply(List<ChannelRequest> requests);

    /** The ids of those that must not be looked at before an earlier request that is not among them. */
    default Set<String> waiting(List<ChannelRequest> requests) {
        return Set.of();
    }

    /** The refusal of a request that lacks something or has something wrong in it. */
    static Refusal invalid(ChannelRequest request, List<String> complaints) {
        return new Refusal(
                request.id(),
                "RequestInvalid",
                String.join("; ", complaints) + RequestFolding.told(request)
                        + ". Correct the row in hq.channelrequest, it is then tried again",
                true);
    }
}
