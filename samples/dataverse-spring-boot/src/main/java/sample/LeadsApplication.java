package sample;

import java.util.Map;
import java.util.UUID;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Creates a lead and hears of it. */
@SpringBootApplication
public class LeadsApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(LeadsApplication.class, arguments);
    }

    /** For a sample; a real application keeps it in a file or a database. */
    @Bean
    StateRepository<String, String> cursors() {
        return new MemoryStateRepository();
    }

    @Bean
    RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:once?repeatCount=1")
                        .setBody(exchange -> Map.of(
                                "leadid", UUID.nameUUIDFromBytes(new byte[] {1}).toString(),
                                "subject", "Two forklifts",
                                "lastname", "Berg",
                                "companyname", "Fabrikam"))
                        .to("dataverse:createIfAbsent/leads")
                        .log("LEAD ${header.CamelDataverseId} ${header.CamelDataverseVerdict}");

                from("dataverse:changes/leads?select=subject,companyname&stateRepository=#cursors&delay=1000")
                        .log("CHANGE ${header.CamelDataverseChange} ${body[companyname]}: ${body[subject]}");
            }
        };
    }
}
