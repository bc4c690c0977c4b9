package dev.portage.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What product code does nowhere, or only in one place. */
class ConductTest {
    @Test
    void log_goesThroughSlf4j() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.apache.log4j..", "org.apache.commons.logging..")
                .check(ProductClasses.all());
    }

    @Test
    void console_isTheCommandLinesAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.portage.cli..", "dev.portage.benchmark..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("a library that prints cannot be embedded; log, or return what is to be said")
                .check(ProductClasses.all());
    }

    @Test
    void everyPackage_isNullMarked() {
        assertThat(ProductClasses.all())
                .extracting(type -> type.getPackage())
                .allMatch(
                        itsPackage -> itsPackage.isAnnotatedWith(NullMarked.class),
                        "has a @NullMarked package-info.java");
    }
}
