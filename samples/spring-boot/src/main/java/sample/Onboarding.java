package sample;

import dev.gangway.spi.DecisionListener;
import dev.gangway.spi.LeadInterceptor;
import jakarta.mail.internet.MimeMessage;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this shop adds to onboarding. */
@Configuration
class Onboarding {
    private static final Logger LOG = LoggerFactory.getLogger(Onboarding.class);

    @Bean
    LeadInterceptor holdingsAreHot() {
        return (prospect, lead) -> {
            if (String.valueOf(prospect.get("companyname")).contains("Holding")) {
                lead.put("leadqualitycode", 1);
            }
        };
    }

    @Bean
    DecisionListener decisions() {
        return decision -> LOG.info("DECIDED {} {}", decision.prospectid(), decision.outcome());
    }

    @Bean
    RouteBuilder mailer() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:our-mailer").routeId("our-mailer").process(exchange -> LOG.info(
                        "MAIL {}", exchange.getMessage().getMandatoryBody(MimeMessage.class).getSubject()));
            }
        };
    }
}
