package dev.gangway;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Dependencies run only downwards, between the modules and between the packages of the library. */
class HouseRulesTest {
    private static final int LARGEST_PACKAGE = 20;

    static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("dev.gangway");

    /** What uses the wiring. The rest of the root, settings and their errors, is used by it. */
    private static final DescribedPredicate<JavaClass> DOOR = DescribedPredicate.describe(
            "the door",
            javaClass -> javaClass.getName().matches("dev\\.gangway\\.(Gangway\\w*|Status|JobReport)(\\$.*)?"));

    /** From top to bottom; what is in one line does not know each other. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("wiring"),
            List.of("console"),
            List.of(
                    "observe",
                    "onboarding.adopt",
                    "onboarding.handback",
                    "onboarding.preview",
                    "onboarding.doctor",
                    "onboarding.reconcile",
                    "onboarding.verify",
                    "onboarding.where",
                    "onboarding.privacy"),
            List.of("onboarding.leads"),
            List.of("onboarding.decisions"),
            List.of("onboarding.customers"),
            List.of("onboarding.link"),
            List.of("commerce.requests", "commerce.delivery", "commerce.cloud"),
            List.of("commerce.mail"),
            List.of("commerce.partners"),
            List.of("control"),
            List.of("ledger"),
            List.of("database", "spi", "fno"),
            List.of("text"));

    @Test
    void dependenciesRunDownwards() {
        var house = Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("runner")
                .definedBy("dev.gangway.runner..")
                .layer("door")
                .definedBy(DOOR)
                .whereLayer("runner")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("door")
                .mayOnlyBeAccessedByLayers("runner");
        List<String> above = new ArrayList<>(List.of("runner", "door"));
        for (List<String> floor : FLOORS) {
            for (String room : floor) {
                house = house.layer(room)
                        .definedBy("dev.gangway." + room + "..")
                        .whereLayer(room)
                        .mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
            }
            above.addAll(floor);
        }

        house.check(HOUSE);
    }

    @Test
    void everyPackageOfTheLibraryHasItsFloor() {
        String rooms = String.join(
                "|",
                FLOORS.stream()
                        .flatMap(List::stream)
                        .map(room -> room.replace(".", "\\."))
                        .toList());

        assertThat(HOUSE.stream()
                        .filter(javaClass -> !javaClass.getSimpleName().equals("package-info"))
                        .map(JavaClass::getPackageName)
                        .distinct())
                .allMatch(name -> name.equals("dev.gangway")
                        || name.matches("dev\\.gangway\\.(runner|sandbox|dataverse|odata|" + rooms + ")(\\..*)?"));
    }

    @Test
    void packagesFormNoCircles() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                        return javaClass.getPackageName().startsWith("dev.gangway.runner")
                                ? SliceIdentifier.ignore()
                                : SliceIdentifier.of(DOOR.test(javaClass) ? "the door" : javaClass.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "packages, and the door apart from the rest of the root";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }

    @Test
    void theDataverseClientKnowsNothingOfGangway() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.gangway.dataverse..", "dev.gangway.odata..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.gangway..")
                        .and(DescribedPredicate.not(
                                resideInAnyPackage("dev.gangway.dataverse..", "dev.gangway.odata.."))))
                .check(HOUSE);
    }

    @Test
    void whatServicesShareKnowsNoneOfThem() {
        noClasses()
                .that()
                .resideInAPackage("dev.gangway.odata..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.gangway..")
                        .and(DescribedPredicate.not(resideInAPackage("dev.gangway.odata.."))))
                .check(HOUSE);
    }

    @Test
    void onlyTheRunnerKnowsTheSandbox() {
        classes()
                .that(resideInAPackage("dev.gangway.sandbox.."))
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage("dev.gangway.sandbox..", "dev.gangway.runner..")
                .check(HOUSE);
    }

    @Test
    void whatNeedsAnOptionalDriverIsFoundByNameOnly() {
        noClasses()
                .that(resideInAPackage("dev.gangway..")
                        .and(DescribedPredicate.not(
                                resideInAnyPackage("dev.gangway.sandbox..", "dev.gangway.runner.."))))
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "need the driver of PostgreSQL",
                        javaClass -> javaClass.getPackageName().startsWith("dev.gangway")
                                && javaClass.getDirectDependenciesFromSelf().stream()
                                        .anyMatch(needed -> needed.getTargetClass()
                                                .getPackageName()
                                                .startsWith("org.postgresql"))))
                .check(HOUSE);
    }

    /** A host may leave Micrometer out: only those touch what needs it that look first whether it is there. */
    @Test
    void whatNeedsMicrometerIsBehindItsGate() {
        var gates = resideInAPackage("dev.gangway..")
                .and(HasName.Predicates.nameMatching(
                        "dev\\.gangway\\.(observe\\.Micrometer|dataverse\\.component\\.DataverseConsumer)"));
        var needy = DescribedPredicate.<JavaClass>describe(
                "need Micrometer",
                javaClass -> javaClass.getPackageName().startsWith("dev.gangway")
                        && javaClass.getDirectDependenciesFromSelf().stream()
                                .anyMatch(needed ->
                                        needed.getTargetClass().getPackageName().startsWith("io.micrometer")));
        noClasses()
                .that(resideInAPackage("dev.gangway..")
                        .and(DescribedPredicate.not(needy))
                        .and(DescribedPredicate.not(gates)))
                .should()
                .dependOnClassesThat(needy)
                .check(HOUSE);
    }

    /** Tests move the clock that the wiring hands out. Waits are measured by what no one can set. */
    @Test
    void onlyTheWiringAsksTheMachineForTheTime() {
        String[] rooms = FLOORS.stream()
                .flatMap(List::stream)
                .filter(room -> !room.equals("wiring"))
                .map(room -> "dev.gangway." + room + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAnyPackage(rooms)
                .should()
                .accessTargetWhere(DescribedPredicate.describe("the machine is asked for the time", access -> {
                    var owner = access.getTargetOwner();
                    String name = access.getTarget().getName();
                    return owner.isEquivalentTo(Clock.class) && name.startsWith("system")
                            || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
                            || owner.getPackageName().equals("java.time")
                                    && name.equals("now")
                                    && access.getTarget() instanceof CodeUnitAccessTarget method
                                    && method.getRawParameterTypes().stream()
                                            .noneMatch(type -> type.isEquivalentTo(Clock.class));
                }))
                .check(HOUSE);
    }

    @Test
    void packagesStaySmall() {
        Map<String, Integer> sizes = new TreeMap<>();
        HOUSE.that(alwaysTrue()).stream()
                .filter(javaClass -> javaClass.isTopLevelClass()
                        && !javaClass.getSimpleName().equals("package-info"))
                .forEach(javaClass -> sizes.merge(javaClass.getPackageName(), 1, Integer::sum));
        sizes.keySet().removeAll(SourceSizes.allowed("package "));

        assertThat(sizes).allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(LARGEST_PACKAGE));
    }
}
