package dev.gangway.dataverse.springboot;

import dev.gangway.dataverse.component.DataverseComponent;
import dev.gangway.dataverse.component.connect.DataverseConfiguration;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Gives the component the settings {@code camel.component.dataverse.*} of a Spring Boot application. What cannot be written
 * as text, a token source, is set on a {@link DataverseConfiguration} bean of the application's own.
 */
@AutoConfiguration
@EnableConfigurationProperties
public class DataverseAutoConfiguration {

    /** The connection, as the application's settings say it. */
    @Bean
    @ConditionalOnMissingBean
    @ConfigurationProperties("camel.component.dataverse")
    public DataverseConfiguration dataverseConfiguration() {
        return new DataverseConfiguration();
    }

    /** Tells the component, when Camel makes it. */
    @Bean
    public ComponentCustomizer dataverseComponentCustomizer(DataverseConfiguration configuration) {
        return ComponentCustomizer.forType(
                DataverseComponent.class, component -> component.setConfiguration(configuration));
    }
}
