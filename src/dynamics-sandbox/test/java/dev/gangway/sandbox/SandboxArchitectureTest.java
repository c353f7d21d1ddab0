package dev.gangway.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The sandbox is a product of its own. */
class SandboxArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("dev.gangway");

    @Test
    void knowsNothingOfTheRestOfTheHouse() {
        noClasses()
                .that()
                .resideInAPackage("dev.gangway.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.gangway",
                        "dev.gangway.commerce..",
                        "dev.gangway.dataverse..",
                        "dev.gangway.onboarding..",
                        "dev.gangway.ledger..",
                        "dev.gangway.runner..",
                        "org.apache.camel..")
                .check(classes);
    }

    @Test
    void itsPackagesFormNoCircles() {
        slices().matching("dev.gangway.sandbox.(**)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void runsWithoutJUnit() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.gangway.sandbox.junit")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.junit..")
                .check(classes);
    }
}
