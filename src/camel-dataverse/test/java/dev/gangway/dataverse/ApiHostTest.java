package dev.gangway.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiHostTest {
    @ParameterizedTest
    @CsvSource({
        "contoso.api.crm4.dynamics.com, contoso.crm4.dynamics.com",
        "contoso.API.crm.dynamics.com, contoso.crm.dynamics.com",
        "contoso.crm4.dynamics.com, contoso.crm4.dynamics.com",
        "sales.api.example.com, sales.api.example.com",
        "sales.our.api.crm4.example.com, sales.our.api.crm4.example.com",
        "api.crm4.dynamics.com, api.crm4.dynamics.com",
        "a.api.api.crm4.dynamics.com, a.api.api.crm4.dynamics.com"
    })
    void theLabelApiIsLeftOutOnlyWhereDataverseHasIt(String host, String without) {
        assertThat(DataverseConnection.scopeOf(URI.create("https://" + host)))
                .isEqualTo("https://" + without + "/.default");
    }
}
