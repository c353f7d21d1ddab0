package dev.gangway.commerce.mail.server;

import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.SignInException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import org.apache.camel.component.mail.MailConfiguration;

/** A mail server, as {@code smtp://} or {@code smtps://} describes it. */
record SmtpServer(
        String protocol, String host, int port, MailLogin login, boolean startTls, String helo, SSLSocketFactory tls)
        implements MailTarget {

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
    static final Duration WRITE_TIMEOUT = Duration.ofSeconds(30);

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final int SMTP_PORT = 25;
    private static final int SMTPS_PORT = 465;
    private static final String HOW_TO = "write smtp://host:port or smtps://user:secret@host:port"
            + " and percent-encode what is special in user and secret (@ is %40)";

    /**
     * @param helo what this host calls itself; empty for its own name
     * @param given the sign-in, where the URL holds none
     * @param tls makes the sockets; null for what Java trusts
     */
    static SmtpServer parse(String url, String helo, MailLogin given, SSLSocketFactory tls) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            // neither its message nor the exception itself: both quote the URL with the secret
            throw new IllegalArgumentException(HOW_TO);
        }
        String protocol = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean implicitTls = protocol.equals("smtps");
        if (uri.getHost() == null || !(implicitTls || protocol.equals("smtp"))) {
            throw new IllegalArgumentException(HOW_TO);
        }
        MailLogin login = login(uri, given);
        boolean local = LOOPBACK.matcher(uri.getHost()).matches();
        return new SmtpServer(
                protocol,
                uri.getHost(),
                uri.getPort() >= 0 ? uri.getPort() : implicitTls ? SMTPS_PORT : SMTP_PORT,
                login,
                !implicitTls && startTls(uri.getRawQuery(), login, local),
                HeloName.of(helo),
                tls);
    }

    private static MailLogin login(URI uri, MailLogin given) {
        if (uri.getRawUserInfo() == null) {
            return given;
        }
        if (!given.isNone()) {
            throw new IllegalArgumentException(
                    "a user is in it and in gangway.mail.username too: take it out of the URL");
        }
        String[] parts = uri.getRawUserInfo().split(":", 2);
        if (parts.length == 1) {
            throw new IllegalArgumentException("a user needs a secret: " + HOW_TO);
        }
        String secret = decode(parts[1]);
        return MailLogin.password(decode(parts[0]), () -> secret);
    }

    @Override
    public void configure(MailConfiguration configuration, Duration longest) {
        configuration.configureProtocol(protocol);
        configuration.setHost(host);
        configuration.setPort(port);
        if (!login.isNone() && !login.isToken()) {
            configuration.setUsername(login.user());
            configuration.setPassword(login.secret());
        }
        configuration.setJavaMailProperties(properties());
        configuration.setJavaMailSender(new KeptConnectionSender(this, longest));
    }

    @Override
    public void check() throws MessagingException {
        MailSockets sockets = new MailSockets();
        try (MailSockets.Limit limit = sockets.limit(READ_TIMEOUT)) {
            connect(sockets).close();
        }
    }

    /**
     * A connection that is signed in.
     *
     * @param sockets of this connection alone
     * @throws SmtpStageException why not, without the secret
     */
    StagedTransport connect(MailSockets sockets) throws MessagingException {
        String secret = secret();
        Properties properties = properties();
        properties.put("mail." + protocol + ".socketFactory", sockets.plain());
        properties.put("mail." + protocol + ".socketFactory.fallback", "false");
        if (protocol.equals("smtps")) {
            properties.put("mail.smtps.ssl.socketFactory", sockets.tls(tls));
        }
        StagedTransport transport = new StagedTransport(Session.getInstance(properties), protocol);
        try {
            transport.connect(host, port, login.user(), secret);
            return transport;
        } catch (MessagingException e) {
            SmtpStageException failure = transport.failure(e);
            if (e instanceof AuthenticationFailedException) {
                login.refused(secret);
            }
            throw new SmtpStageException(failure.stage(), failure.code(), login.hide(secret, failure.answer()), e);
        }
    }

    /** A token has to be fetched, and that may fail in its own ways. */
    private String secret() throws MessagingException {
        try {
            return login.secret();
        } catch (SignInException e) {
            throw new SmtpStageException(
                    SmtpStage.CONNECTION,
                    535,
                    "535 5.7.8 " + e.getMessage(),
                    new MessagingException(e.getMessage(), e));
        } catch (ServiceUnavailableException e) {
            throw new SmtpStageException(
                    SmtpStage.CONNECTION,
                    454,
                    "454 4.7.0 " + e.getMessage(),
                    new MessagingException(e.getMessage(), e));
        }
    }

    @Override
    public String toString() {
        return protocol + "://" + (login.isNone() ? "" : "***@") + host + ":" + port;
    }

    private Properties properties() {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(prefix + "host", host);
        properties.setProperty(prefix + "port", Integer.toString(port));
        properties.setProperty(prefix + "localhost", helo);
        properties.setProperty(prefix + "auth", Boolean.toString(!login.isNone()));
        if (login.isToken()) {
            properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
        }
        properties.setProperty(prefix + "connectiontimeout", Long.toString(CONNECT_TIMEOUT.toMillis()));
        properties.setProperty(prefix + "timeout", Long.toString(READ_TIMEOUT.toMillis()));
        properties.setProperty(prefix + "writetimeout", Long.toString(WRITE_TIMEOUT.toMillis()));
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(startTls));
        // required, or a server in between could take the offer out and read the secret
        properties.setProperty(prefix + "starttls.required", Boolean.toString(startTls));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (tls != null) {
            properties.put(prefix + "ssl.socketFactory", tls);
            // or the library would try again with what Java trusts
            properties.setProperty(prefix + "socketFactory.fallback", "false");
        }
        return properties;
    }

    /** Whoever listens on the way could read the mails, and the sign-in, so only this machine may do without. */
    private static boolean startTls(String query, MailLogin login, boolean local) {
        if (query == null) {
            return !local || !login.isNone();
        }
        return switch (query) {
            case "starttls=true" -> true;
            case "starttls=false" -> {
                if (!local && !login.isNone()) {
                    throw new IllegalArgumentException(
                            "starttls=false would send the sign-in unprotected: take it out, or"
                                    + " take a relay that wants no sign-in");
                }
                yield false;
            }
            default -> throw new IllegalArgumentException("the only option is starttls=true or starttls=false");
        };
    }

    private static String decode(String encoded) {
        // URLDecoder is for forms, where + is a space
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
