package dev.gangway.sandbox.fno;

import dev.gangway.sandbox.control.FaultPlan;
import dev.gangway.sandbox.control.Gate;
import dev.gangway.sandbox.control.RequestLog;
import dev.gangway.sandbox.control.SandboxClock;
import dev.gangway.sandbox.fno.control.FnoControl;
import dev.gangway.sandbox.fno.control.MappedUser;
import dev.gangway.sandbox.fno.control.Pressure;
import dev.gangway.sandbox.fno.http.FnoControlServlet;
import dev.gangway.sandbox.fno.http.FnoServlet;
import dev.gangway.sandbox.fno.model.FnoModel;
import dev.gangway.sandbox.fno.rules.Approval;
import dev.gangway.sandbox.fno.rules.Assumptions;
import dev.gangway.sandbox.fno.rules.Infolog;
import dev.gangway.sandbox.fno.rules.Writes;
import dev.gangway.sandbox.fno.service.FnoBatch;
import dev.gangway.sandbox.fno.service.FnoService;
import dev.gangway.sandbox.fno.service.MetadataApi;
import dev.gangway.sandbox.fno.service.Misuse;
import dev.gangway.sandbox.fno.store.FnoStore;
import dev.gangway.sandbox.http.SandboxServer;
import dev.gangway.sandbox.http.TokenServlet;
import dev.gangway.sandbox.signin.Application;
import dev.gangway.sandbox.signin.Registrations;
import dev.gangway.sandbox.signin.TokenEndpoint;
import dev.gangway.sandbox.signin.TokenIssuer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A running Finance and Operations (F&amp;O) sandbox on 127.0.0.1. Close it after the test. Thread-safe. */
public final class FnoSandbox implements AutoCloseable {
    private static final String CLIENT_ID = "bbbbbbbb-0000-4000-8000-000000000001";
    private static final String UNMAPPED_CLIENT_ID = "bbbbbbbb-0000-4000-8000-000000000002";

    private final Application mapped =
            new Application(CLIENT_ID, UUID.randomUUID().toString(), UUID.randomUUID());
    private final Application unmapped =
            new Application(UNMAPPED_CLIENT_ID, UUID.randomUUID().toString(), UUID.randomUUID());
    private final TokenEndpoint tokenEndpoint;
    private final FnoControl control;
    private final SandboxServer api;
    private final SandboxServer controlServer;

    private FnoSandbox(int port, int controlPort) {
        SandboxClock clock = new SandboxClock();
        FnoStore store = new FnoStore(FnoModel.load());
        Assumptions assumptions = new Assumptions();
        Infolog infolog = new Infolog();
        Approval approval = new Approval(store, assumptions, infolog, clock);
        Writes writes = new Writes(store, assumptions, infolog, approval);
        FaultPlan faults = new FaultPlan();
        Gate gate = new Gate();
        Misuse misuse = new Misuse();
        TokenIssuer tokens = new TokenIssuer(clock, TokenIssuer.DEFAULT_LIFETIME);
        FnoControl.Parts parts = new FnoControl.Parts(
                store,
                assumptions,
                approval,
                infolog,
                faults,
                gate,
                new RequestLog(),
                misuse,
                clock,
                tokens,
                new MappedUser(),
                new Pressure(clock));
        FnoService service = new FnoService(store, assumptions, writes, approval, misuse);
        FnoServlet servlet = new FnoServlet(new FnoServlet.Parts(
                parts,
                tokens,
                mapped.userId(),
                service,
                new FnoBatch(service, store, assumptions, faults),
                new MetadataApi(store.model(), writes)));
        tokenEndpoint = new TokenEndpoint(List.of(mapped, unmapped), tokens, clock);
        TokenServlet signIn = new TokenServlet(tokenEndpoint, faults, gate);
        control = new FnoControl(parts);
        plant();
        api = new SandboxServer("fno", port, null, Map.of("/data/*", servlet, "/metadata/*", servlet, "/*", signIn));
        controlServer =
                new SandboxServer("fno-control", controlPort, null, Map.of("/*", new FnoControlServlet(control)));
    }

    /** Starts a sandbox on any free ports. */
    public static FnoSandbox start() {
        return start(0, 0);
    }

    /**
     * Starts a sandbox.
     *
     * @param port port of the service; 0 for any free one
     * @param controlPort port of the control API; 0 for any free one
     * @throws IllegalStateException when a port is taken
     */
    public static FnoSandbox start(int port, int controlPort) {
        return new FnoSandbox(port, controlPort);
    }

    private void plant() {
        for (String company : List.of("usmf", "usrt")) {
            control.put("Companies", Map.of("DataArea", company, "Name", "Contoso " + company));
            control.put("CustomerGroups", Map.of("dataAreaId", company, "CustomerGroupId", "10"));
        }
        control.put("Currencies", Map.of("CurrencyCode", "USD", "Name", "US Dollar"));
        control.put("SysAADClients", Map.of("AADClientId", CLIENT_ID, "Name", "Gangway", "UserId", "gangway"));
        control.put("SystemUsers", Map.of("UserID", "gangway", "Company", "usmf", "Language", "en-US"));
        control.put(
                "OnlineChannelV2s",
                Map.of(
                        "RetailChannelId", "000001",
                        "OperatingUnitPartyNumber", "OU-1",
                        "CustomerType", "B2B",
                        "DefaultCustomerLegalEntity", "usrt"));
        plantJobs();
    }

    /** What is Microsoft's to do in this kind of headquarters. */
    private void plantJobs() {
        long id = 0;
        for (String job : List.of(
                "P-0001",
                "Synchronize customers and channel requests",
                "1010",
                "Process retail order email notification")) {
            control.put("BatchJobs", Map.of("BatchJobRecId", ++id, "JobDescription", job, "Status", "Waiting"));
        }
        control.put("RetailEventNotificationProfiles", Map.of("ProfileId", "B2B", "Active", "Yes"));
        for (String type : List.of("B2BProspectApproved", "B2BProspectRejected")) {
            control.put(
                    "RetailEventNotificationSettings",
                    Map.of("NotificationType", type, "ProfileId", "B2B", "EmailId", type, "Active", "Yes"));
        }
    }

    /** The URL of the environment; the service is at {@code /data/} below it. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + api.port());
    }

    public URI tokenUrl() {
        return url().resolve("/" + TokenServlet.TENANT + "/oauth2/v2.0/token");
    }

    public URI controlUrl() {
        return URI.create("http://127.0.0.1:" + controlServer.port());
    }

    public String clientId() {
        return CLIENT_ID;
    }

    public String clientSecret() {
        return mapped.clientSecret();
    }

    /** The client id of an application that gets valid tokens but is not registered in F&amp;O. */
    public String unmappedClientId() {
        return UNMAPPED_CLIENT_ID;
    }

    public String unmappedClientSecret() {
        return unmapped.clientSecret();
    }

    /** The credentials of the app registrations: secrets, certificates, federated credentials. */
    public Registrations registrations() {
        return tokenEndpoint.registrations();
    }

    public FnoControl control() {
        return control;
    }

    @Override
    public void close() {
        control.unfreeze();
        controlServer.close();
        api.close();
    }
}
