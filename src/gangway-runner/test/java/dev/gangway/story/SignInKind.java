package dev.gangway.story;

import dev.gangway.sandbox.signin.Registrations;
import java.util.Map;

/** By what Gangway signs in to a service, how that is taken away before anybody has replaced it, and how it is replaced. */
enum SignInKind {
    SECRET("client secret", "AADSTS7000215") {
        @Override
        Map<String, Object> settings(SignInJudges judges) {
            judges.write("first-secret");
            return Map.of("client-secret", "{{from-file:" + judges.file + "}}");
        }

        @Override
        void register(Service service, SignInJudges judges) {
            service.registrations().replaceSecret(service.clientId(), "first-secret");
        }

        @Override
        void takeAway(Service service, SignInJudges judges) {
            service.registrations().replaceSecret(service.clientId(), "second {{secret");
        }

        @Override
        void replace(SignInJudges judges) {
            judges.write("second {{secret");
        }
    },
    CERTIFICATE("certificate", "AADSTS700027") {
        @Override
        Map<String, Object> settings(SignInJudges judges) {
            judges.write(judges.older);
            return Map.of("credential", "certificate", "certificate", judges.file);
        }

        @Override
        void register(Service service, SignInJudges judges) {
            service.registrations().addCertificate(service.clientId(), judges.older.certificate());
        }

        @Override
        void takeAway(Service service, SignInJudges judges) {
            service.registrations().removeCertificate(service.clientId(), judges.older.certificate());
            service.registrations().addCertificate(service.clientId(), judges.newer.certificate());
        }

        @Override
        void replace(SignInJudges judges) {
            judges.write(judges.newer);
        }
    },
    MACHINE("managed identity by the instance metadata service", "invalid_request") {
        @Override
        Map<String, String> variables(SignInJudges judges) {
            return judges.platform.machine();
        }
    },
    APP_SERVICE("by the identity endpoint of App Service", "invalid_request") {
        @Override
        Map<String, String> variables(SignInJudges judges) {
            return judges.platform.app();
        }
    },
    CONNECTED_SERVER("by the Azure Arc agent", "invalid_request") {
        @Override
        Map<String, String> variables(SignInJudges judges) {
            return judges.platform.connected(judges.file.getParent());
        }
    },
    WORKLOAD("workload identity", "AADSTS700211") {
        @Override
        Map<String, Object> settings(SignInJudges judges) {
            judges.write(SignInJudges.CLUSTER.token());
            return Map.of("credential", "workload-identity");
        }

        @Override
        Map<String, String> variables(SignInJudges judges) {
            return Map.of("AZURE_FEDERATED_TOKEN_FILE", judges.file.toString());
        }

        @Override
        void register(Service service, SignInJudges judges) {
            service.registrations().federate(service.clientId(), SignInJudges.CLUSTER.federation());
        }

        @Override
        void takeAway(Service service, SignInJudges judges) {
            service.registrations().endFederation(service.clientId(), SignInJudges.CLUSTER.federation());
            service.registrations().federate(service.clientId(), SignInJudges.NEXT_CLUSTER.federation());
        }

        @Override
        void replace(SignInJudges judges) {
            judges.write(SignInJudges.NEXT_CLUSTER.token());
        }
    };

    /** What is signed in to. */
    record Service(Registrations registrations, String clientId) {}

    final String described;
    final String refusal;

    SignInKind(String described, String refusal) {
        this.described = described;
        this.refusal = refusal;
    }

    /** The settings of a service, without their prefix. Those of an identity, unless a kind has others. */
    Map<String, Object> settings(SignInJudges judges) {
        return Map.of("credential", "managed-identity", "client-id", "");
    }

    Map<String, String> variables(SignInJudges judges) {
        return Map.of();
    }

    void register(Service service, SignInJudges judges) {
        // nothing to be registered
    }

    void takeAway(Service service, SignInJudges judges) {
        judges.platform.assign(false);
    }

    void replace(SignInJudges judges) {
        judges.platform.assign(true);
    }
}
