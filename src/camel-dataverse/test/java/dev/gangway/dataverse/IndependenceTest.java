package dev.gangway.dataverse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class IndependenceTest {
    private final JavaClasses client = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("dev.gangway.dataverse", "dev.gangway.odata");

    @Test
    void theClientKnowsNothingOfTheRestOfTheHouse() {
        noClasses()
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("dev.gangway..")
                        .and(JavaClass.Predicates.resideOutsideOfPackages(
                                "dev.gangway.dataverse..", "dev.gangway.odata..")))
                .check(client);
    }
}
