package dev.gangway.commerce.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import org.apache.camel.component.mail.MailConfiguration;

/** A mail server, as {@code smtp://} or {@code smtps://} describes it. */
record SmtpServer(String protocol, String host, int port, String user, String secret, boolean startTls)
        implements MailTarget {

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
    static final Duration WRITE_TIMEOUT = Duration.ofSeconds(30);

    private static final int SMTP_PORT = 25;
    private static final int SMTPS_PORT = 465;
    private static final String HOW_TO = "write smtp://host:port or smtps://user:secret@host:port"
            + " and percent-encode what is special in user and secret (@ is %40)";

    static SmtpServer parse(String url) {
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
        String[] login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        if (login.length == 1) {
            throw new IllegalArgumentException("a user needs a secret: " + HOW_TO);
        }
        return new SmtpServer(
                protocol,
                uri.getHost(),
                uri.getPort() >= 0 ? uri.getPort() : implicitTls ? SMTPS_PORT : SMTP_PORT,
                login.length == 0 ? null : decode(login[0]),
                login.length == 0 ? null : decode(login[1]),
                !implicitTls && startTls(uri.getRawQuery(), login.length > 0));
    }

    @Override
    public void configure(MailConfiguration configuration) {
        configuration.configureProtocol(protocol);
        configuration.setHost(host);
        configuration.setPort(port);
        if (user != null) {
            configuration.setUsername(user);
            configuration.setPassword(secret);
        }
        configuration.setJavaMailProperties(properties());
        configuration.setJavaMailSender(new KeptConnectionSender());
    }

    @Override
    public void check() throws MessagingException {
        try (Transport transport = Session.getInstance(properties()).getTransport(protocol)) {
            transport.connect(host, port, user, secret);
        }
    }

    @Override
    public String toString() {
        return protocol + "://" + (user == null ? "" : "***@") + host + ":" + port;
    }

    private Properties properties() {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(prefix + "host", host);
        properties.setProperty(prefix + "port", Integer.toString(port));
        properties.setProperty(prefix + "auth", Boolean.toString(user != null));
        properties.setProperty(prefix + "connectiontimeout", Long.toString(CONNECT_TIMEOUT.toMillis()));
        properties.setProperty(prefix + "timeout", Long.toString(READ_TIMEOUT.toMillis()));
        properties.setProperty(prefix + "writetimeout", Long.toString(WRITE_TIMEOUT.toMillis()));
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(startTls));
        // required, or a server in between could take the offer out and read the secret
        properties.setProperty(prefix + "starttls.required", Boolean.toString(startTls));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        return properties;
    }

    private static boolean startTls(String query, boolean withLogin) {
        if (query == null) {
            return withLogin;
        }
        return switch (query) {
            case "starttls=true" -> true;
            case "starttls=false" -> false;
            default -> throw new IllegalArgumentException("the only option is starttls=true or starttls=false");
        };
    }

    private static String decode(String encoded) {
        // URLDecoder is for forms, where + is a space
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
