package io.stoa.architecture;

import java.util.List;
import java.util.Map;

/** Which package belongs to which Maven module; a new feature package is entered here. */
final class StoaModules {
  static final String CORE = "pim-core";
  static final String FEEDS = "feeds";
  static final String CONNECTORS = "connectors";
  static final String WEB = "pim-web";

  /** Feature packages below {@code io.stoa}, by module. */
  static final Map<String, List<String>> PACKAGES =
      Map.of(
          CORE,
          List.of(
              "catalog",
              "claim",
              "digest",
              "error",
              "exports",
              "imports",
              "job",
              "json",
              "launch",
              "media",
              "migration",
              "offer",
              "product",
              "backup",
              "projection",
              "search",
              "secret",
              "spreadsheet",
              "store",
              "telemetry"),
          FEEDS,
          List.of(
              "change",
              "consistency",
              "connector",
              "delta",
              "feed",
              "format",
              "ledger",
              "likeness",
              "mapping",
              "outbox",
              "range",
              "rate",
              "requirement",
              "schedule",
              "schema",
              "standing",
              "table",
              "taxonomy",
              "template"),
          CONNECTORS,
          List.of("connectors"),
          WEB,
          List.of("app", "cli", "demo", "upload", "user", "web"));

  private StoaModules() {}

  /** ArchUnit patterns of all packages of the module. */
  static String[] of(String module) {
    return PACKAGES.getOrDefault(module, List.of()).stream()
        .map(name -> "io.stoa." + name + "..")
        .toArray(String[]::new);
  }
}
