package dev.gangway.onboarding.decisions;

import static dev.gangway.commerce.partners.ProspectStatus.Approved;
import static dev.gangway.commerce.partners.ProspectStatus.Pending;
import static dev.gangway.commerce.partners.ProspectStatus.Rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.onboarding.link.SalesState;
import dev.gangway.onboarding.link.SalesState.Lead;
import dev.gangway.onboarding.link.SalesState.Opportunity;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static SalesState sales(Lead lead, Opportunity... opportunities) {
        return new SalesState(lead, List.of(opportunities));
    }

    @Test
    void anOpenLeadDecidesNothing() {
        assertThat(Decision.of(Pending, "Open", false, false, sales(Lead.Open))).isEqualTo(Decision.NOTHING);
    }

    @Test
    void aQualifiedLeadMakesCustomersAndLeavesTheProspectPending() {
        assertThat(Decision.of(Pending, "Open", false, false, sales(Lead.Qualified)))
                .isEqualTo(Decision.CUSTOMERS);
        assertThat(Decision.of(Pending, "Open", false, false, sales(Lead.Qualified, Opportunity.Open)))
                .isEqualTo(Decision.CUSTOMERS);
    }

    @Test
    void aWonOpportunityApproves() {
        assertThat(Decision.of(Pending, "Qualified", false, false, sales(Lead.Qualified, Opportunity.Won)))
                .isEqualTo(Decision.APPROVE);
    }

    @Test
    void aDisqualifiedLeadRejects() {
        assertThat(Decision.of(Pending, "Open", false, false, sales(Lead.Disqualified)))
                .isEqualTo(Decision.REJECT);
    }

    @Test
    void ofSeveralOpportunitiesOneWonApproves() {
        assertThat(Decision.of(
                        Pending, "Qualified", false, false, sales(Lead.Qualified, Opportunity.Lost, Opportunity.Won)))
                .isEqualTo(Decision.APPROVE);
    }

    @Test
    void ofSeveralOpportunitiesOneLostRejectsOnlyWhenNoneIsOpen() {
        assertThat(Decision.of(
                        Pending, "Qualified", false, false, sales(Lead.Qualified, Opportunity.Lost, Opportunity.Open)))
                .isEqualTo(Decision.CUSTOMERS);
        assertThat(Decision.of(
                        Pending, "Qualified", false, false, sales(Lead.Qualified, Opportunity.Lost, Opportunity.Lost)))
                .isEqualTo(Decision.REJECT);
    }

    @Test
    void aRejectedPartnerIsApprovedWhenTheOpportunityIsReopenedAndWon() {
        assertThat(Decision.of(Rejected, "Lost", false, false, sales(Lead.Qualified, Opportunity.Open)))
                .isEqualTo(Decision.NOTHING);
        assertThat(Decision.of(Rejected, "Lost", false, false, sales(Lead.Qualified, Opportunity.Won)))
                .isEqualTo(Decision.APPROVE);
    }

    @Test
    void aReactivatedLeadDoesNotReopenARejection() {
        assertThat(Decision.of(Rejected, "Disqualified", false, false, sales(Lead.Open)))
                .isEqualTo(Decision.NOTHING);
    }

    @Test
    void anApprovedPartnerIsNeverThrownOutByItself() {
        assertThat(Decision.of(Approved, "Won", false, false, sales(Lead.Qualified, Opportunity.Lost)))
                .isEqualTo(Decision.CONTRARY);
        assertThat(Decision.of(Approved, "Won", false, false, sales(Lead.Qualified, Opportunity.Open)))
                .isEqualTo(Decision.CONTRARY);
        assertThat(Decision.of(Approved, "Won", false, false, sales(Lead.Disqualified, Opportunity.Lost)))
                .isEqualTo(Decision.CONTRARY);
    }

    @Test
    void whatHeadquartersApprovedByHandIsNoContradiction() {
        assertThat(Decision.of(Approved, "Open", false, false, sales(Lead.Open)))
                .isEqualTo(Decision.NOTHING);
        assertThat(Decision.of(Approved, "Open", false, false, sales(Lead.Qualified, Opportunity.Open)))
                .isEqualTo(Decision.NOTHING);
    }

    @Test
    void seeingTheSameOutcomeTwiceOnlyCompletesWhatIsMissing() {
        assertThat(Decision.of(Approved, "Won", false, false, sales(Lead.Qualified, Opportunity.Won)))
                .isEqualTo(Decision.COMPLETE);
        assertThat(Decision.of(Rejected, "Disqualified", false, false, sales(Lead.Disqualified)))
                .isEqualTo(Decision.NOTHING);
    }

    @Test
    void aLeadThatIsGoneNeedsAPersonOnlyWhileThePartnerWaits() {
        assertThat(Decision.of(Pending, "Open", false, false, SalesState.DELETED))
                .isEqualTo(Decision.LEAD_GONE);
        assertThat(Decision.of(Approved, "Won", false, false, SalesState.DELETED))
                .isEqualTo(Decision.NOTHING);
        assertThat(Decision.of(Rejected, "Lost", false, false, SalesState.DELETED))
                .isEqualTo(Decision.NOTHING);
    }

    @Test
    void aLeadThatWasMergedIsGoneAndNobodyIsRefused() {
        assertThat(Decision.of(Pending, "Open", false, false, sales(Lead.Merged)))
                .isEqualTo(Decision.LEAD_GONE);
        assertThat(Decision.of(Approved, "Won", false, false, sales(Lead.Merged)))
                .isEqualTo(Decision.NOTHING);
        assertThat(Decision.of(Rejected, "Lost", false, false, sales(Lead.Merged)))
                .isEqualTo(Decision.NOTHING);
    }

    @Test
    void aContraryTurnStaysWithThePersonUntilItIsWonAgain() {
        assertThat(Decision.of(Approved, "Qualified", true, false, sales(Lead.Qualified, Opportunity.Open)))
                .isEqualTo(Decision.CONTRARY);
        assertThat(Decision.of(Approved, "Lost", true, false, sales(Lead.Qualified, Opportunity.Lost)))
                .isEqualTo(Decision.CONTRARY);
        assertThat(Decision.of(Approved, "Lost", true, false, sales(Lead.Qualified, Opportunity.Won)))
                .isEqualTo(Decision.COMPLETE);
    }

    @Test
    void whoIsOnBoardAlreadyIsOnlyRecognized() {
        assertThat(Decision.of(Pending, "Open", false, true, sales(Lead.Qualified, Opportunity.Won)))
                .isEqualTo(Decision.RECOGNIZE);
        assertThat(Decision.of(Pending, "Open", false, true, sales(Lead.Qualified, Opportunity.Open)))
                .isEqualTo(Decision.NOTHING);
        assertThat(Decision.of(Pending, "Qualified", false, true, sales(Lead.Qualified, Opportunity.Lost)))
                .isEqualTo(Decision.CONTRARY);
        assertThat(Decision.of(Pending, "Lost", true, true, sales(Lead.Qualified, Opportunity.Lost)))
                .isEqualTo(Decision.CONTRARY);
        assertThat(Decision.of(Pending, "Open", false, true, SalesState.DELETED))
                .isEqualTo(Decision.LEAD_GONE);
    }
}
