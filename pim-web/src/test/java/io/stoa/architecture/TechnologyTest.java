package io.stoa.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Where each library may be used; everything else is plain Java. */
@AnalyzeClasses(packages = "io.stoa", importOptions = WithoutTests.class)
class TechnologyTest {
  @ArchTest
  static final ArchRule SPRING =
      only("Spring", "org.springframework..")
          .in("io.stoa.web..", "io.stoa.user..")
          .otherwise("make it a plain class and let io.stoa.app.StoaNode put it together");

  @ArchTest
  static final ArchRule SERVLETS =
      only("The servlet API", "jakarta.servlet..")
          .in("io.stoa.web..")
          .otherwise("take what the request says as arguments");

  @ArchTest
  static final ArchRule MONGODB =
      only("MongoDB", "com.mongodb..", "org.bson..")
          .in("io.stoa.store.mongo..")
          .otherwise("use the port io.stoa.store.DocumentStore");

  @ArchTest
  static final ArchRule SQL =
      only("SQL", "java.sql..", "javax.sql..", "org.sqlite..")
          .in("io.stoa.store.sqlite..", "io.stoa.schedule.quartz..")
          .otherwise("use the port io.stoa.store.DocumentStore");

  @ArchTest
  static final ArchRule CONNECTION_POOL =
      only("The pool of database connections", "com.zaxxer..")
          .in("io.stoa.schedule.quartz..")
          .otherwise("use the port io.stoa.store.DocumentStore");

  @ArchTest
  static final ArchRule LUCENE =
      only("Lucene", "org.apache.lucene..")
          .in("io.stoa.search.lucene..", "io.stoa.search.terms..")
          .otherwise("use the port io.stoa.search.ProductIndex and its Filter");

  @ArchTest
  static final ArchRule ELASTICSEARCH =
      only(
              "Elasticsearch",
              "co.elastic..",
              "org.elasticsearch..",
              "org.apache.http..",
              "jakarta.json..")
          .in("io.stoa.search.elasticsearch..")
          .otherwise("use the port io.stoa.search.ProductIndex and its Filter");

  @ArchTest
  static final ArchRule QUARTZ =
      only("Quartz", "org.quartz..")
          .in("io.stoa.schedule.quartz..")
          .otherwise("use io.stoa.schedule.FeedScheduler");

  @ArchTest
  static final ArchRule SPREADSHEETS =
      only("Spreadsheet libraries", "org.apache.poi..", "org.dhatim..", "de.siegmar..")
          .in("io.stoa.spreadsheet..", "io.stoa.format..")
          .otherwise("read and write rows by io.stoa.spreadsheet");

  @ArchTest
  static final ArchRule CEL =
      only("CEL", "dev.cel..")
          .in("io.stoa.mapping..", "io.stoa.requirement..")
          .otherwise("compile and evaluate expressions by io.stoa.mapping");

  @ArchTest
  static final ArchRule JSON_SCHEMA =
      only("JSON Schema", "com.networknt..")
          .in("io.stoa.schema.networknt..")
          .otherwise("hold items against schemas by io.stoa.schema");

  @ArchTest
  static final ArchRule SSH =
      only("SSH", "org.apache.sshd..")
          .in("io.stoa.connectors.sftp..")
          .otherwise("deliver by the connector 'sftp'");

  @ArchTest
  static final ArchRule FTP =
      only("FTP", "org.apache.commons.net..")
          .in("io.stoa.connectors.ftps..")
          .otherwise("deliver by the connector 'ftps'");

  @ArchTest
  static final ArchRule AMAZON_SDK =
      only("Amazon's SDK and its HTTP client", "software.amazon.awssdk..", "org.apache.hc..")
          .in("io.stoa.connectors.s3..")
          .otherwise("put files by the connector 's3'; call others by io.stoa.connectors.http");

  @ArchTest
  static final ArchRule MAIL =
      only("Mail", "jakarta.mail..", "jakarta.activation..", "org.eclipse.angus..")
          .in("io.stoa.connectors.mail..")
          .otherwise("deliver by the connector 'email'");

  @ArchTest
  static final ArchRule WXJAVA =
      only("WxJava", "me.chanjar.weixin..", "com.google.gson..")
          .in("io.stoa.connectors.wechat..")
          .otherwise("send to shops in WeChat by the connector 'wechat'");

  @ArchTest
  static final ArchRule METRICS =
      only("Micrometer", "io.micrometer..", "io.prometheus..")
          .in("io.stoa.telemetry.micrometer..", "io.stoa.app..", "io.stoa.web..")
          .otherwise("tell io.stoa.telemetry.Telemetry what is done");

  @ArchTest
  static final ArchRule TRACES =
      only("OpenTelemetry", "io.opentelemetry..")
          .in("io.stoa.telemetry.otel..", "io.stoa.app..", "io.stoa.web..")
          .otherwise("tell io.stoa.telemetry.Telemetry what is done");

  @ArchTest
  static final ArchRule PICOCLI =
      only("picocli", "picocli..")
          .in("io.stoa.cli..")
          .otherwise("return a value and let the command print it");

  @ArchTest
  static final ArchRule OLD_JACKSON =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.stoa.web.RequiredProperties") // extends swagger-core
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind.."))
          .because(
              "one JSON library is enough: Jackson 3 (tools.jackson), whose annotations alone are"
                  + " still com.fasterxml.jackson.annotation");

  private static Place only(String name, String... packages) {
    return new Place(name, List.of(packages));
  }

  /** Half a rule. */
  private record Place(String name, List<String> packages) {
    Rest in(String... places) {
      return new Rest(this, List.of(places));
    }
  }

  /** The other half. */
  private record Rest(Place library, List<String> places) {
    ArchRule otherwise(String instead) {
      return noClasses()
          .that()
          .resideOutsideOfPackages(places.toArray(String[]::new))
          .should()
          .dependOnClassesThat(resideInAnyPackage(library.packages().toArray(String[]::new)))
          .because(
              library.name()
                  + " stays within "
                  + String.join(", ", places)
                  + ". Elsewhere, "
                  + instead);
    }
  }
}
