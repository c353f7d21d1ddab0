package dev.gangway.commerce.mail;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What mail servers answer: the codes of RFC 5321, 3463, 4954 and 5248, and texts seen in the wild. {@code %s} is the receiver. */
public final class SmtpAnswers {
    private SmtpAnswers() {}

    /** Texts of real servers. */
    public static final List<String> SEEN = List.of(
            // Postfix
            "550 5.1.1 <%s>: Recipient address rejected: User unknown in relay recipient table",
            "550 5.1.1 <%s>: Recipient address rejected: User unknown in local recipient table",
            "554 5.7.1 <%s>: Relay access denied",
            "454 4.7.1 <%s>: Relay access denied",
            "450 4.2.0 <%s>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/",
            "450 4.7.1 Client host rejected: cannot find your hostname, [192.0.2.1]",
            "504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname",
            "452 4.3.1 Insufficient system storage",
            "552 5.3.4 Message size exceeds fixed limit",
            "451 4.3.5 Server configuration error",
            "421 4.4.2 mx.example Error: timeout exceeded",
            "421 4.7.0 mx.example Error: too many errors",
            "550 5.1.8 <sender>: Sender address rejected: Domain not found",
            "553 5.7.1 <sender>: Sender address rejected: not owned by user gangway",
            // Exchange Online and Exchange
            "550 5.7.1 Service unavailable, Client host [192.0.2.1] blocked using Spamhaus",
            "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain",
            "550 5.7.60 SMTP; Client does not have permissions to send as this sender",
            "550 5.7.64 TenantAttribution; Relay Access Denied",
            "550 5.7.30 Basic authentication is not supported for Client Submission.",
            "550 5.7.705 Access denied, tenant has exceeded threshold",
            "550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP",
            "550 5.4.1 Recipient address rejected: Access denied. [AMS0EPF000001B1.eurprd05.prod.outlook.com]",
            "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient %s not found by SMTP address lookup",
            "550 5.4.310 DNS domain partner.example does not exist [Message=InfoDomainNonexistent]",
            "451 4.7.500 Server busy. Please try again later from [192.0.2.1]. (S77719)",
            "451 4.7.650 The mail server [192.0.2.1] has been temporarily rate limited due to IP reputation.",
            "452 4.5.3 Too many recipients (AS780090)",
            "421 4.7.0 Temporary server error. Please try again later. PRX2",
            "421 4.4.2 Connection dropped due to SocketError",
            "432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded",
            "530 5.7.57 Client not authenticated to send mail.",
            "535 5.7.3 Authentication unsuccessful",
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
            "554 5.2.0 STOREDRV.Submission.Exception:OutboundSpamException; Failed to process message",
            "554 5.2.252 SendAsDenied; %s not allowed to send as",
            "503 5.5.2 Send hello first",
            // Gmail
            "550-5.1.1 The email account that you tried to reach does not exist.\r\n550 5.1.1 https://support.google.com/mail/?p=NoSuchUser x - gsmtp",
            "550-5.7.26 This mail has been blocked because the sender is unauthenticated.\r\n550 5.7.26 See https://support.google.com/mail x - gsmtp",
            "550-5.7.1 [192.0.2.1] Our system has detected that this message is likely unsolicited mail.\r\n550 5.7.1 x - gsmtp",
            "421-4.7.0 [192.0.2.1 15] Our system has detected an unusual rate of unsolicited mail.\r\n421 4.7.0 x - gsmtp",
            "452-4.2.2 The recipient's inbox is out of storage space.\r\n452 4.2.2 x - gsmtp",
            "552-5.2.2 The recipient's inbox is out of storage space and inactive.\r\n552 5.2.2 x - gsmtp",
            "550-5.4.5 Daily user sending limit exceeded.\r\n550 5.4.5 x - gsmtp",
            "534-5.7.9 Application-specific password required.\r\n534 5.7.9 x - gsmtp",
            "530-5.7.0 Must issue a STARTTLS command first.\r\n530 5.7.0 x - gsmtp",
            "555 5.5.2 Syntax error, goodbye. x - gsmtp",
            // others, with and without enhanced codes
            "550 No such user here",
            "550 relaying denied",
            "550 Requested action not taken: mailbox unavailable",
            "551 User not local; please try <forward@elsewhere.example>",
            "552 Requested mail action aborted: exceeded storage allocation",
            "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
            "554 Transaction failed",
            "554 Message rejected: Email address is not verified. The following identities failed the check: %s",
            "450 Requested mail action not taken: mailbox unavailable (greylisted)",
            "451 Requested action aborted: error in processing",
            "451 Temporary local problem - please try later",
            "452 Requested action not taken: insufficient system storage",
            "454 4.7.0 Temporary authentication failure",
            "421 Service not available, closing transmission channel",
            "500 5.5.1 Command unrecognized: \"RCPT TO:<%s>\"",
            "501 5.1.3 Bad recipient address syntax",
            "521 5.2.1 This host does not accept mail",
            "556 5.1.10 Recipient address has null MX",
            "571 5.7.1 Delivery not authorized, message refused",
            // what is none
            ScriptedSmtpServer.HANG_UP,
            "what is that",
            "99",
            "199 hm",
            "320 go on",
            "600 6.6.6 beyond",
            "550",
            "550 5.1.1\u00e9\u00fc\u00ff caf\u00e9 \u0000 \u001b[31m\u0085 <%s>",
            "550 5.7.1 " + "x".repeat(3000) + "<%s>");

    /** Every reply code with every enhanced status code of RFC 3463 and its successors. */
    public static Stream<String> numbers() {
        List<String> details = Stream.of(
                        IntStream.rangeClosed(0, 10).mapToObj(i -> "1." + i),
                        IntStream.rangeClosed(0, 4).mapToObj(i -> "2." + i),
                        IntStream.rangeClosed(0, 5).mapToObj(i -> "3." + i),
                        IntStream.rangeClosed(0, 7).mapToObj(i -> "4." + i),
                        IntStream.rangeClosed(0, 6).mapToObj(i -> "5." + i),
                        IntStream.rangeClosed(0, 10).mapToObj(i -> "6." + i),
                        IntStream.rangeClosed(0, 27).mapToObj(i -> "7." + i))
                .flatMap(all -> all)
                .toList();
        return Stream.of(
                        421, 450, 451, 452, 454, 455, 500, 501, 502, 503, 504, 521, 530, 534, 535, 538, 550, 551, 552,
                        553, 554, 555, 556)
                .flatMap(code -> details.stream().map(detail -> code + " " + code / 100 + "." + detail + " <%s> no"));
    }
}
