package dev.gangway.odata.signin.certificate;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** How a {@link TestCertificate} is to be; without more, it signs itself, began yesterday and is valid for 60 days. */
public final class TestIssuing {
    private record More(ASN1ObjectIdentifier extension, ASN1Encodable value) {}

    private static final int KEY_BITS_OF_RSA = 2048;
    private static final int KEY_BITS_OF_EC = 256;

    private final String name;
    private final List<More> more = new ArrayList<>();
    private String algorithm = "EC";
    private TestCertificate issuer;
    private Instant begin = Instant.now().minus(Duration.ofDays(1));
    private Instant end = begin.plus(Duration.ofDays(60));

    private TestIssuing(String name) {
        this.name = name;
    }

    public static TestIssuing named(String name) {
        return new TestIssuing(name);
    }

    public TestIssuing rsa() {
        algorithm = "RSA";
        return this;
    }

    public TestIssuing days(int ago, int valid) {
        begin = Instant.now().minus(Duration.ofDays(ago));
        end = begin.plus(Duration.ofDays(valid));
        return this;
    }

    public TestIssuing by(TestCertificate authority) {
        issuer = authority;
        return this;
    }

    /** May issue others. */
    public TestIssuing authority() {
        more.add(new More(Extension.basicConstraints, new BasicConstraints(true)));
        return this;
    }

    /** @param hosts names or addresses */
    public TestIssuing host(String... hosts) {
        GeneralName[] names = Stream.of(hosts)
                .map(host -> new GeneralName(
                        host.matches("(\\d+\\.){3}\\d+") ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new);
        more.add(new More(Extension.subjectAlternativeName, new GeneralNames(names)));
        return this;
    }

    /** Where the list of revoked ones is. */
    public TestIssuing list(String url) {
        var place = new DistributionPointName(new GeneralNames(address(url)));
        more.add(new More(
                Extension.cRLDistributionPoints,
                new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(place, null, null)})));
        return this;
    }

    /** Who tells by OCSP whether it was revoked. */
    public TestIssuing responder(String url) {
        more.add(new More(
                Extension.authorityInfoAccess,
                new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, address(url))));
        return this;
    }

    private static GeneralName address(String url) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, url);
    }

    public TestCertificate make() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(algorithm.equals("RSA") ? KEY_BITS_OF_RSA : KEY_BITS_OF_EC);
        KeyPair keys = generator.generateKeyPair();
        var subject = new X500Name("CN=" + name);
        var builder = new JcaX509v3CertificateBuilder(
                issuer == null
                        ? subject
                        : X500Name.getInstance(issuer.certificate()
                                .getSubjectX500Principal()
                                .getEncoded()),
                BigInteger.valueOf(System.nanoTime()),
                Date.from(begin),
                Date.from(end),
                subject,
                keys.getPublic());
        for (More one : more) {
            builder.addExtension(one.extension(), false, one.value());
        }
        ContentSigner signer = signer(issuer == null ? keys.getPrivate() : issuer.key());
        return new TestCertificate(
                new JcaX509CertificateConverter().getCertificate(builder.build(signer)), keys.getPrivate(), null);
    }

    /** Signs as the owner of a key. */
    public static ContentSigner signer(PrivateKey key) throws Exception {
        return new JcaContentSignerBuilder(key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA")
                .build(key);
    }
}
