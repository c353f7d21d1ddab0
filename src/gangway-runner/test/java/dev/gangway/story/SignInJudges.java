package dev.gangway.story;

import dev.gangway.ClusterIssuer;
import dev.gangway.EnvironmentFunction;
import dev.gangway.IdentityPlatform;
import dev.gangway.odata.signin.certificate.TestCertificate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;

/** Who hands out credentials, and the file in which Gangway gets its own. */
final class SignInJudges implements AutoCloseable {
    final IdentityPlatform platform;
    static final ClusterIssuer CLUSTER = new ClusterIssuer("cluster");
    static final ClusterIssuer NEXT_CLUSTER = new ClusterIssuer("next-cluster");
    final TestCertificate older;
    final TestCertificate newer;
    final Path file;

    SignInJudges(TestCertificate older, TestCertificate newer, Path file) throws Exception {
        this.platform = new IdentityPlatform();
        this.older = older;
        this.newer = newer;
        this.file = file;
    }

    void write(TestCertificate certificate) {
        try {
            write(certificate.pem());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void write(String content) {
        try {
            TestCertificate.replace(file, content);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A host with the environment that a kind needs, and a vault of its own. */
    void prepare(SignInKind kind, CamelContext host) {
        host.getPropertiesComponent().addPropertiesFunction(new FileFunction());
        host.getPropertiesComponent().addPropertiesFunction(new EnvironmentFunction(kind.variables(this)));
    }

    /** The pairs for a service. */
    List<Object> settings(SignInKind kind, String prefix) {
        List<Object> settings = new ArrayList<>();
        kind.settings(this).forEach((key, value) -> settings.addAll(List.of(prefix + key, value)));
        return settings;
    }

    @Override
    public void close() {
        platform.close();
    }
}
