package dev.gangway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rule of the house: an arrow runs only downwards. */
class HouseRulesTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.gangway");

    @Test
    void arrowsRunDownwards() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("runner")
                .definedBy("dev.gangway.runner..")
                .layer("gangway")
                .definedBy("dev.gangway")
                .layer("observe")
                .definedBy("dev.gangway.observe..")
                .layer("checks")
                .definedBy(
                        "dev.gangway.onboarding.doctor..",
                        "dev.gangway.onboarding.reconcile..",
                        "dev.gangway.onboarding.verify..")
                .layer("onboarding")
                .definedBy("dev.gangway.onboarding")
                .layer("commerce")
                .definedBy("dev.gangway.commerce..")
                .layer("sales")
                .definedBy("dev.gangway.sales..")
                .layer("ledger")
                .definedBy("dev.gangway.ledger..")
                .layer("database")
                .definedBy("dev.gangway.database..")
                .layer("spi")
                .definedBy("dev.gangway.spi..")
                .whereLayer("runner")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("gangway")
                .mayOnlyBeAccessedByLayers("runner")
                .whereLayer("observe")
                .mayOnlyBeAccessedByLayers("gangway")
                .whereLayer("checks")
                .mayOnlyBeAccessedByLayers("gangway", "runner")
                .whereLayer("onboarding")
                .mayOnlyBeAccessedByLayers("checks", "gangway")
                .whereLayer("commerce")
                .mayOnlyBeAccessedByLayers("onboarding", "checks", "gangway")
                .whereLayer("sales")
                .mayOnlyBeAccessedByLayers("onboarding", "checks", "observe", "gangway")
                .whereLayer("ledger")
                .mayOnlyBeAccessedByLayers("commerce", "onboarding", "checks", "observe", "gangway", "runner")
                .whereLayer("database")
                .mayOnlyBeAccessedByLayers("ledger", "commerce", "onboarding", "checks", "observe", "gangway", "runner")
                .whereLayer("spi")
                .mayOnlyBeAccessedByLayers("onboarding", "gangway")
                .check(HOUSE);
    }

    @Test
    void theDataverseClientCouldLeaveHome() {
        noClasses()
                .that()
                .resideInAPackage("dev.gangway.sales..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.gangway",
                        "dev.gangway.commerce..",
                        "dev.gangway.ledger..",
                        "dev.gangway.database..",
                        "dev.gangway.onboarding..")
                .check(HOUSE);
    }

    @Test
    void nothingButTheRunnerKnowsTheSandbox() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.gangway.sandbox..", "dev.gangway.runner..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.gangway.sandbox..")
                .check(HOUSE);
    }
}
