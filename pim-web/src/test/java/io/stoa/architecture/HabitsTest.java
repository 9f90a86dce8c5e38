package io.stoa.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Habits that keep the code easy to test and to read. */
@AnalyzeClasses(packages = "io.stoa", importOptions = WithoutTests.class)
class HabitsTest {
  @ArchTest
  static final ArchRule CONTROLLERS_KEEP_TO_FEATURES =
      noClasses()
          .that()
          .resideInAnyPackage("io.stoa.web..", "io.stoa.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.stoa.store..")
          .because(
              "controllers and commands hold no rule of their own. Ask the feature (Products, Feeds,"
                  + " Jobs, …); if it cannot answer yet, teach it");

  @ArchTest
  static final ArchRule CONTROLLERS_ARE_NOT_CALLED =
      classes()
          .that()
          .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
          .should()
          .bePackagePrivate()
          .andShould()
          .resideInAPackage("io.stoa.web..")
          .because("only HTTP calls a controller; what others need belongs into a feature");

  @ArchTest
  static final ArchRule DEPENDENCIES_COME_BY_CONSTRUCTOR =
      noFields()
          .should()
          .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
          .because("a class says in its constructor what it needs, and a test can give it that");

  @ArchTest
  static final ArchRule ONE_WAY_TO_LOG =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..", "org.apache.logging.log4j..")
          .because("the log goes through org.slf4j");

  @ArchTest
  static final ArchRule ONLY_COMMANDS_PRINT =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.stoa.cli..", "io.stoa.benchmark..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("return the result or log it by org.slf4j; only commands talk to a terminal");

  @ArchTest
  static final ArchRule NOBODY_SLEEPS =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .because("wait for the event itself: a latch, a queue, a scheduled executor");

  @ArchTest
  static final ArchRule NOTHING_IS_DESERIALIZED =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(java.io.ObjectInputStream.class)
          .because("Java serialization of foreign bytes runs foreign code; use JSON");
}
