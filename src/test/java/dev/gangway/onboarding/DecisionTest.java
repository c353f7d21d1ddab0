package dev.gangway.onboarding;

import static dev.gangway.commerce.ProspectStatus.Approved;
import static dev.gangway.commerce.ProspectStatus.Pending;
import static dev.gangway.commerce.ProspectStatus.Rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.onboarding.SalesState.Lead;
import dev.gangway.onboarding.SalesState.Opportunity;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static SalesState sales(Lead lead, Opportunity... opportunities) {
        return new SalesState(lead, List.of(opportunities));
    }

    @Test
    void anOpenLeadDecidesNothing() {
        assertThat(Decision.of(Pending, "Open", false, sales(Lead.Open))).isEqualTo(Decision.NOTHING);
    }

    @Test
    void aQualifiedLeadMakesCustomersAndLeavesTheProspectPending() {
        assertThat(Decision.of(Pending, "Open", false, sales(Lead.Qualified))).isEqualTo(Decision.CUSTOMERS);
        assertThat(Decision.of(Pending, "Open", false, sales(Lead.Qualified, Opportunity.Open)))
                .isEqualTo(Decision.CUSTOMERS);
    }

    @Test
    void aWonOpportunityApproves() {
        assertThat(Decision.of(Pending, "Qualified", false, sales(Lead.Qualified, Opportunity.Won)))
                .isEqualTo(Decision.APPROVE);
    }

    @Test
    void aDisqualifiedLeadRejects() {
        assertThat(Decision.of(Pending, "Open", false, sales(Lead.Disqualified)))
                .isEqualTo(Decision.REJECT);
    }

    @Test
    void ofSeveralOpportunitiesOneWonApproves() {
        assertThat(Decision.of(Pending, "Qualified", false, sales(Lead.Qualified, Opportunity.Lost, Opportunity.Won)))
                .isEqualTo(Decision.APPROVE);
    }

    @Test
    void ofSeveralOpportunitiesOneLostRejectsOnlyWhenNoneIsOpen() {
        assertThat(Decision.of(Pending, "Qualified", false, sales(Lead.Qualified, Opportunity.Lost, Opportunity.Open)))
                .isEqualTo(Decision.CUSTOMERS);
        assertThat(Decision.of(Pending, "Qualified", false, sales(Lead.Qualified, Opportunity.Lost, Opportunity.Lost)))
                .isEqualTo(Decision.REJECT);
    }

    @Test
    void aRejectedPartnerIsApprovedWhenTheOpportunityIsReopenedAndWon() {
        assertThat(Decision.of(Rejected, "Lost", false, sales(Lead.Qualified, Opportunity.Open)))
                .isEqualTo(Decision.NOTHING);
        assertThat(Decision.of(Rejected, "Lost", false, sales(Lead.Qualified, Opportunity.Won)))
                .isEqualTo(Decision.APPROVE);
    }

    @Test
    void aReactivatedLeadDoesNotReopenARejection() {
        assertThat(Decision.of(Rejected, "Disqualified", false, sales(Lead.Open)))
                .isEqualTo(Decision.NOTHING);
    }

    @Test
    void anApprovedPartnerIsNeverThrownOutByItself() {
        assertThat(Decision.of(Approved, "Won", false, sales(Lead.Qualified, Opportunity.Lost)))
                .isEqualTo(Decision.CONTRARY);
        assertThat(Decision.of(Approved, "Won", false, sales(Lead.Qualified, Opportunity.Open)))
                .isEqualTo(Decision.CONTRARY);
        assertThat(Decision.of(Approved, "Won", false, sales(Lead.Disqualified, Opportunity.Lost)))
                .isEqualTo(Decision.CONTRARY);
    }

    @Test
    void whatHeadquartersApprovedByHandIsNoContradiction() {
        assertThat(Decision.of(Approved, "Open", false, sales(Lead.Open))).isEqualTo(Decision.NOTHING);
        assertThat(Decision.of(Approved, "Open", false, sales(Lead.Qualified, Opportunity.Open)))
                .isEqualTo(Decision.NOTHING);
    }

    @Test
    void seeingTheSameOutcomeTwiceOnlyCompletesWhatIsMissing() {
        assertThat(Decision.of(Approved, "Won", false, sales(Lead.Qualified, Opportunity.Won)))
                .isEqualTo(Decision.COMPLETE);
        assertThat(Decision.of(Rejected, "Disqualified", false, sales(Lead.Disqualified)))
                .isEqualTo(Decision.NOTHING);
    }

    @Test
    void aLeadThatIsGoneNeedsAPersonOnlyWhileThePartnerWaits() {
        assertThat(Decision.of(Pending, "Open", false, SalesState.DELETED)).isEqualTo(Decision.LEAD_GONE);
        assertThat(Decision.of(Approved, "Won", false, SalesState.DELETED)).isEqualTo(Decision.NOTHING);
        assertThat(Decision.of(Rejected, "Lost", false, SalesState.DELETED)).isEqualTo(Decision.NOTHING);
    }

    @Test
    void aLeadThatWasMergedIsGoneAndNobodyIsRefused() {
        assertThat(Decision.of(Pending, "Open", false, sales(Lead.Merged))).isEqualTo(Decision.LEAD_GONE);
        assertThat(Decision.of(Approved, "Won", false, sales(Lead.Merged))).isEqualTo(Decision.NOTHING);
        assertThat(Decision.of(Rejected, "Lost", false, sales(Lead.Merged))).isEqualTo(Decision.NOTHING);
    }

    @Test
    void aContraryTurnStaysWithThePersonUntilItIsWonAgain() {
        assertThat(Decision.of(Approved, "Qualified", true, sales(Lead.Qualified, Opportunity.Open)))
                .isEqualTo(Decision.CONTRARY);
        assertThat(Decision.of(Approved, "Lost", true, sales(Lead.Qualified, Opportunity.Lost)))
                .isEqualTo(Decision.CONTRARY);
        assertThat(Decision.of(Approved, "Lost", true, sales(Lead.Qualified, Opportunity.Won)))
                .isEqualTo(Decision.COMPLETE);
    }
}
