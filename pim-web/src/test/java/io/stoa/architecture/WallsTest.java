package io.stoa.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;

/** Which way the arrows point between modules and between features. */
@AnalyzeClasses(packages = "io.stoa", importOptions = WithoutTests.class)
class WallsTest {
  /** Sub-packages named for a technology, each behind a port of the package above. */
  private static final List<String> ADAPTERS =
      List.of(
          "io.stoa.store.sqlite",
          "io.stoa.store.mongo",
          "io.stoa.search.lucene",
          "io.stoa.search.elasticsearch",
          "io.stoa.schedule.quartz",
          "io.stoa.schema.networknt",
          "io.stoa.telemetry.micrometer",
          "io.stoa.telemetry.otel");

  @ArchTest
  static final ArchRule MODULES_POINT_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("pim-core")
          .definedBy(StoaModules.of(StoaModules.CORE))
          .layer("feeds")
          .definedBy(StoaModules.of(StoaModules.FEEDS))
          .layer("connectors")
          .definedBy(StoaModules.of(StoaModules.CONNECTORS))
          .layer("pim-web")
          .definedBy(StoaModules.of(StoaModules.WEB))
          .whereLayer("pim-web")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("connectors")
          .mayOnlyBeAccessedByLayers("pim-web")
          .whereLayer("feeds")
          .mayOnlyBeAccessedByLayers("connectors", "pim-web")
          .because(
              "the repository knows no channel, feeds know no vendor, and nothing knows the web."
                  + " Put what both sides need into the lower module as a port (an interface) and"
                  + " pass the upper part in at io.stoa.app.StoaNode");

  @ArchTest
  static final ArchRule FEATURES_HAVE_NO_CYCLES =
      slices()
          .matching("io.stoa.(*)..")
          .should()
          .beFreeOfCycles()
          .because(
              "two packages that need each other are one. Move the shared type into the package"
                  + " that knows less, or let the lower one declare an interface that the upper one"
                  + " implements");

  @ArchTest
  static final ArchRule PARTS_OF_THE_WEB_HAVE_NO_CYCLES =
      slices()
          .matching("io.stoa.web.(*)..")
          .should()
          .beFreeOfCycles()
          .because("what two parts of the web need belongs into a third one below both");

  @ArchTest
  static final ArchRule ADAPTERS_ARE_WIRED_NOT_CALLED =
      ArchRuleDefinition.classes()
          .that()
          .resideOutsideOfPackage("io.stoa.app..")
          .should(leaveAdaptersAlone())
          .because(
              "features talk to the port (DocumentStore, ProductIndex, …) and run on any adapter."
                  + " Only io.stoa.app opens adapters; take the port in the constructor");

  private static ArchCondition<JavaClass> leaveAdaptersAlone() {
    DescribedPredicate<JavaClass> adapter =
        DescribedPredicate.describe("an adapter", type -> adapterOf(type) != null);
    return new ArchCondition<>("leave the adapters of other packages alone") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass();
          if (adapter.test(target) && !target.getPackageName().equals(type.getPackageName())) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static String adapterOf(JavaClass type) {
    return ADAPTERS.stream()
        .filter(adapter -> type.getPackageName().startsWith(adapter))
        .findFirst()
        .orElse(null);
  }
}
