package dev.gangway.wiring.operate;

import dev.gangway.Setting;
import dev.gangway.database.Database;
import dev.gangway.onboarding.doctor.Doctor;
import dev.gangway.onboarding.doctor.Finding;
import dev.gangway.onboarding.doctor.cloud.CloudChecks;
import dev.gangway.onboarding.doctor.database.DatabaseChecks;
import dev.gangway.onboarding.doctor.sales.SalesChecks;
import dev.gangway.wiring.services.CloudServices;
import dev.gangway.wiring.services.SalesServices;
import dev.gangway.wiring.services.Services;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** What {@code doctor} looks at, as far as it is set up on this node. */
public final class Examination {
    private final Services services;
    private final Database headquarters;
    private final Doctor doctor = new Doctor();

    public Examination(Services services) {
        this.services = services;
        this.headquarters = services.databases.headquarters();
    }

    /** @param listener receives each finding at once */
    public List<Finding> run(Consumer<Finding> listener) {
        addDatabases();
        doctor.credentials(services.credentials(), services.host.clock());
        if (services.sales == null) {
            doctor.without("Sales", "Set gangway.sales.url and its sign-in where leads are to be sent from");
        } else {
            addSales(services.sales);
        }
        if (services.cloud != null) {
            addCloud(services.cloud);
        }
        if (services.mail.hasServer()) {
            doctor.mail(services.mail.settings(), services.mail.templates());
        } else if (!services.mail.isSetUp() && services.cloud == null) {
            doctor.without("mail", "Set gangway.mail.url where mails are to be sent from");
        }
        return doctor.examine(listener);
    }

    private void addDatabases() {
        Database channel = services.databases.channel();
        doctor.also(DatabaseChecks.ofHeadquarters(headquarters))
                .also(DatabaseChecks.ofMovement(headquarters, services.ledger.capture(), services.ledger.standstills()))
                .also(
                        services.databases.isOne()
                                ? DatabaseChecks.ofChannelTables(channel)
                                : DatabaseChecks.ofChannel(channel));
    }

    private void addSales(SalesServices sales) {
        Map<String, UUID> teams = services.host.companies().ownerTeams();
        doctor.also(SalesChecks.of(
                        sales.client(),
                        headquarters,
                        services.host.map(Setting.MAP_LEAD),
                        sales.changes(),
                        !teams.isEmpty()))
                .also(SalesChecks.ofLinks(
                        sales.environment(), sales.unknownLeads().unremembered(), headquarters))
                .also(SalesChecks.ofOwnerTeams(sales.client(), teams));
    }

    private void addCloud(CloudServices cloud) {
        doctor.also(CloudChecks.ofHeadquarters(cloud.client(), headquarters, cloud.options(), cloud.clientId()));
        if (services.sales != null) {
            doctor.also(CloudChecks.ofSales(services.sales.client(), cloud.refusesDualWrite()));
        }
    }
}
