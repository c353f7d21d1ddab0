package dev.gangway.onboarding.doctor.cloud;

import dev.gangway.commerce.cloud.CloudOptions;
import dev.gangway.database.Database;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.fno.FinanceOperations;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.link.guard.DualWriteMaps;
import java.util.List;

/** What {@code doctor} asks of headquarters in the cloud; nothing of it writes. */
public final class CloudChecks {
    private CloudChecks() {}

    /**
     * The questions to Finance and Operations, in their order.
     *
     * @param clientId with which it is signed in to
     */
    public static List<Check> ofHeadquarters(
            FinanceOperations fno, Database headquarters, CloudOptions options, String clientId) {
        Access access = new Access(fno);
        List<String> companies = options.companies();
        return List.of(
                new FnoSignInCheck(access),
                new MappedUserCheck(access, clientId),
                new ReleaseCheck(access),
                new CompaniesCheck(access, companies),
                new SetsCheck(access),
                new ProspectEntityCheck(access, options.isWriting()),
                new StatusMembersCheck(access),
                new FilterCheck(access, companies, options.prospectType()),
                new PagingCheck(access),
                new LengthsCheck(access, headquarters),
                new SeenProspectCheck(access, companies),
                new SitesCheck(access, companies),
                new MicrosoftJobsCheck(access),
                new CommerceMailCheck(access));
    }

    /**
     * What has to be right in Sales for this kind of headquarters.
     *
     * @param isRefused whether nothing begins while dual-write's own map of leads runs
     */
    public static List<Check> ofSales(Dataverse sales, boolean isRefused) {
        return List.of(new DualWriteCheck(new DualWriteMaps(sales), isRefused));
    }
}
