package dev.gangway.commerce.requests;

import static dev.gangway.database.Database.texts;
import static java.util.stream.Collectors.toSet;

import dev.gangway.commerce.mail.Notifications;
import dev.gangway.commerce.partners.ChannelRequest;
import dev.gangway.commerce.partners.Customers;
import dev.gangway.commerce.partners.HierarchyUser;
import dev.gangway.commerce.partners.HierarchyUsers;
import dev.gangway.commerce.partners.NumberSequences;
import dev.gangway.database.Database;
import dev.gangway.ledger.Refusal;
import dev.gangway.text.Fold;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Requests of the types AddUser, EditUser and RemoveUser: the Admin of an organization manages who orders for it (Commerce
 * documentation, "Manage B2B business partners"). They come one by one and about each other, so they are done one by one
 * and in the order of the replication counter.
 */
final class UserRequests implements RequestHandler {
    private final Database headquarters;
    private final NumberSequences numbers;
    private final HierarchyUsers users;
    private final Notifications notifications;

    UserRequests(Database headquarters, NumberSequences numbers, HierarchyUsers users, Notifications notifications) {
        this.headquarters = headquarters;
        this.numbers = numbers;
        this.users = users;
        this.notifications = notifications;
    }

    @Override
    public Map<String, Refusal> apply(List<ChannelRequest> requests) {
        // two nodes at work must not give one e-mail address to two users, nor one version to two changes
        numbers.hold(Customers.SEQUENCE);
        Map<String, Refusal> refusals = new HashMap<>();
        for (ChannelRequest request : requests) {
            Refusal refusal = "Processed".equals(request.status()) ? null : apply(request);
            if (refusal != null) {
                refusals.put(request.id(), refusal);
            }
        }
        return refusals;
    }

    /** A later request about the same users waits for an earlier one that another worker, or the next chunk, has. */
    @Override
    public Set<String> waiting(List<ChannelRequest> requests) {
        List<String> ids = requests.stream().map(request -> request.id()).toList();
        return headquarters.rows("requests/before", Map.of("requestids", texts(ids))).stream()
                .filter(row -> !ids.contains(row.text("earlier")))
                .map(row -> row.text("requestid"))
                .collect(toSet());
    }

    private Refusal apply(ChannelRequest request) {
        return switch (request.type()) {
            case "AddUser" -> add(request);
            case "EditUser" -> edit(request);
            default -> remove(request);
        };
    }

    private Refusal add(ChannelRequest request) {
        List<String> complaints = RequestRules.ofNewUser(request);
        if (!complaints.isEmpty()) {
            return RequestHandler.invalid(request, complaints);
        }
        HierarchyUsers.Hierarchy hierarchy = users.hierarchy(request);
        if (hierarchy == null) {
            return new Refusal(
                    request.id(),
                    "HierarchyUnknown",
                    "There is no customer hierarchy " + request.hierarchy() + " in "
                            + request.dataareaid()
                            + ". Correct customerhierarchyid in hq.channelrequest, or discard the request",
                    true);
        }
        HierarchyUser holder = users.holder(request);
        String former = former(request, holder);
        if (holder != null && former == null) {
            return taken(request, holder);
        }
        String language = request.language() == null ? hierarchy.language() : request.language();
        String account = former == null ? users.add(request, language) : users.takeBack(request, former);
        notifications.queueUserAdded(request, account, language);
        return null;
    }

    /** The account of a former user of this hierarchy, who may be added again. */
    private static String former(ChannelRequest request, HierarchyUser holder) {
        return holder != null && holder.isRemoved() && request.hierarchy().equals(holder.hierarchy())
                ? holder.account()
                : null;
    }

    private Refusal edit(ChannelRequest entered) {
        List<String> complaints = RequestRules.ofUser(entered);
        if (!complaints.isEmpty()) {
            return RequestHandler.invalid(entered, complaints);
        }
        ChannelRequest request = users.withoutOutdated(entered);
        HierarchyUser user = users.user(request);
        if (user == null || user.isRemoved()) {
            return unknown(request);
        }
        String email = request.email();
        if (email != null && !isSame(email, user.email())) {
            HierarchyUser holder = users.holder(request);
            if (holder != null) {
                return taken(request, holder);
            }
        }
        users.edit(request, user);
        return null;
    }

    private static boolean isSame(String email, String other) {
        return other != null && Fold.address(email).equals(Fold.address(other));
    }

    private Refusal remove(ChannelRequest request) {
        List<String> complaints = RequestRules.ofUser(request);
        if (!complaints.isEmpty()) {
            return RequestHandler.invalid(request, complaints);
        }
        HierarchyUser user = users.user(request);
        if (user == null) {
            return unknown(request);
        }
        if (user.isAdmin()) {
            return new Refusal(
                    request.id(),
                    "AdminStays",
                    request.account() + " is the Admin of " + user.hierarchy()
                            + ", and a hierarchy has exactly one. Make another user the Admin in headquarters first,"
                            + " then retry",
                    true);
        }
        if (!user.isRemoved()) {
            users.remove(user);
        }
        return null;
    }

    private static Refusal taken(ChannelRequest request, HierarchyUser holder) {
        String who = holder.prospectId() != null
                ? "of prospect " + holder.prospectId() + ", who waits for a decision"
                : "of customer " + holder.account() + (holder.isAdmin() ? ", the Admin of this hierarchy" : "");
        return new Refusal(
                request.id(),
                "EmailTaken",
                "The e-mail address " + request.email() + " is that " + who
                        + "; an address must be unique per person in " + request.dataareaid()
                        + RequestFolding.told(request)
                        + ". Correct the row in hq.channelrequest, or discard it",
                true);
    }

    private static Refusal unknown(ChannelRequest request) {
        String hierarchy = request.hierarchy();
        return new Refusal(
                request.id(),
                "UserUnknown",
                "Customer " + request.account() + " is not a user of "
                        + (hierarchy == null ? "any hierarchy" : "hierarchy " + hierarchy) + " in "
                        + request.dataareaid()
                        + ". Correct customeraccount in hq.channelrequest, or discard the request",
                true);
    }
}
