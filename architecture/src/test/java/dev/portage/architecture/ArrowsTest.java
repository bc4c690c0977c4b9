package dev.portage.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Which module may use which; the arrows of the design, and only these. */
class ArrowsTest {
    private static final List<String> PLAIN = List.of("java..", "org.jspecify..", "org.slf4j..");

    /** Modules that live on what they are given: the packages named here are all they may touch. */
    static final List<Module> INNER_MODULES = List.of(
            new Module("dev.portage.api", List.of(), PLAIN),
            new Module("dev.portage.core", List.of("dev.portage.api"), and(PLAIN, "com.fasterxml.jackson..")),
            new Module("dev.portage.cli", List.of("dev.portage.core", "dev.portage.api"), and(PLAIN, "picocli..")),
            new Module(
                    "dev.portage.testkit",
                    List.of("dev.portage.api"),
                    and(PLAIN, "javax.tools..", "org.junit.jupiter..", "org.opentest4j..", "org.assertj..")));

    /** Modules that exist for the sake of a library: free outwards, bound inwards. */
    static final List<Module> OUTER_MODULES = List.of(
            new Module("dev.portage.storage.hadoop", List.of("dev.portage.api"), List.of()),
            new Module("dev.portage.storage.s3", List.of("dev.portage.api"), List.of()),
            new Module("dev.portage.sandbox.hdfs", List.of("dev.portage.api"), List.of()),
            new Module("dev.portage.sandbox.s3", List.of("dev.portage.api"), List.of()),
            new Module(
                    "dev.portage.distcp",
                    List.of("dev.portage.cli", "dev.portage.core", "dev.portage.storage.hadoop", "dev.portage.api"),
                    List.of()),
            new Module("dev.portage.dist", List.of("dev.portage.api"), List.of()),
            new Module("dev.portage.benchmark", List.of("dev.portage.core", "dev.portage.api"), List.of()));

    @Test
    void everyClass_belongsToAModuleWithARule() {
        classes()
                .should()
                .resideInAnyPackage(Stream.concat(INNER_MODULES.stream(), OUTER_MODULES.stream())
                        .map(Module::withSubpackages)
                        .toArray(String[]::new))
                .because("a module without a rule may use anything; add it to this test")
                .check(ProductClasses.all());
    }

    @ParameterizedTest
    @FieldSource("INNER_MODULES")
    void innerModule_usesOnlyWhatItMay(Module module) {
        classes()
                .that()
                .resideInAPackage(module.withSubpackages())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(module.everythingItMayUse())
                .check(ProductClasses.all());
    }

    @ParameterizedTest
    @FieldSource("OUTER_MODULES")
    void outerModule_usesNoOtherModuleThanItMay(Module module) {
        noClasses()
                .that()
                .resideInAPackage(module.withSubpackages())
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("dev.portage..")
                        .and(JavaClass.Predicates.resideOutsideOfPackages(module.everythingItMayUse())))
                .check(ProductClasses.all());
    }

    private static List<String> and(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    /**
     * @param ours the modules of ours that it may use beside itself
     * @param theirs the packages of others that it may use
     */
    record Module(String name, List<String> ours, List<String> theirs) {
        String withSubpackages() {
            return name + "..";
        }

        String[] everythingItMayUse() {
            Stream<String> modules =
                    Stream.concat(Stream.of(name), ours.stream()).map(module -> module + "..");
            return Stream.concat(modules, theirs.stream()).toArray(String[]::new);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
