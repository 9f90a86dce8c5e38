package io.stoa.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/**
 * Spring Modulith's view: each package below {@code io.stoa} is a module, and its sub-packages are
 * its own. Left out are the composition root, which opens adapters, and the packages that are sets
 * of parts rather than modules: connectors (one sub-package each) and the web.
 */
class ModularityTest {
  @Test
  void modulesUseEachOthersFrontDoorsOnly() {
    ApplicationModules modules =
        ApplicationModules.of(
            "io.stoa",
            resideInAnyPackage("io.stoa.app..", "io.stoa.connectors..", "io.stoa.web..")
                .or(resideInAnyPackage("io.stoa.cli..", "io.stoa.benchmark.."))
                .or(describe("tests of other modules", ModularityTest::isOfTests)));
    assertThat(modules.getModuleByName("product")).isPresent();
    modules.verify();
  }

  private static boolean isOfTests(JavaClass type) {
    return type.getSource().stream()
        .anyMatch(source -> source.getUri().toString().contains(WithoutTests.TEST_JAR));
  }
}
