package dev.gangway.runner.demo;

import java.util.Locale;

/** The ways in which a request of the story ends. */
enum Ending {
    /**
     * Won: two customers, one hierarchy with the requestor as its administrator, one mail, all of it in the channel too.
     */
    APPROVED {
        @Override
        boolean isReached(Scene scene, Journey journey) {
            return journey.commerceState().equals("Approved")
                    && journey.hasOneLeadWith("won")
                    && journey.customers() == 2
                    && journey.hierarchyId() != null
                    && journey.admins() == 1
                    && journey.customersDelivered() == 2
                    && journey.adminsDelivered() == 1
                    && journey.isMailedOnce("B2BProspectApproved");
        }
    },
    /** Lost or disqualified: no hierarchy, one mail. */
    REJECTED {
        @Override
        boolean isReached(Scene scene, Journey journey) {
            return journey.commerceState().equals("Rejected")
                    && journey.hasOneLeadWith(scene.seller() == Seller.LOSES ? "lost" : "disqualified")
                    && journey.hierarchyId() == null
                    && journey.isMailedOnce("B2BProspectRejected");
        }
    },
    /** Qualified and not yet decided: the two customers are there, nothing else is. */
    QUALIFIED {
        @Override
        boolean isReached(Scene scene, Journey journey) {
            return journey.commerceState().equals("Pending")
                    && journey.hasOneLeadWith("qualified")
                    && journey.customers() == 2
                    && journey.hierarchyId() == null
                    && journey.notifications() == 0;
        }
    },
    /** An open lead without any action. */
    PENDING {
        @Override
        boolean isReached(Scene scene, Journey journey) {
            return journey.commerceState().equals("Pending")
                    && journey.hasOneLeadWith("open")
                    && journey.customers() == 0
                    && journey.notifications() == 0;
        }
    },
    /** Never became a prospect, for a reason that an operator understands. */
    FAILED_IN_COMMERCE {
        @Override
        boolean isReached(Scene scene, Journey journey) {
            return journey.commerceState().equals("Failed")
                    && journey.leads() == 0
                    && journey.notifications() == 0
                    && says(scene, journey);
        }
    },
    /** A prospect whose lead Sales does not accept; it waits among the errors. */
    REFUSED_BY_SALES {
        @Override
        boolean isReached(Scene scene, Journey journey) {
            return journey.commerceState().equals("Pending")
                    && journey.leads() == 0
                    && journey.notifications() == 0
                    && says(scene, journey);
        }
    };

    abstract boolean isReached(Scene scene, Journey journey);

    String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static boolean says(Scene scene, Journey journey) {
        return journey.error() != null
                && journey.error()
                        .toLowerCase(Locale.ROOT)
                        .contains(scene.reason().toLowerCase(Locale.ROOT));
    }
}
