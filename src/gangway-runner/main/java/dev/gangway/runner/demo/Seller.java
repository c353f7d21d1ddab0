package dev.gangway.runner.demo;

/** What the salesperson does with a lead. */
enum Seller {
    WINS,
    WINS_WITH_CONTACT_ONLY,
    WINS_WITH_OPPORTUNITY_ONLY,
    LOSES,
    DISQUALIFIES,
    QUALIFIES,
    LEAVES,
    /** No lead ever arrives. */
    NEVER_SEES_IT
}
