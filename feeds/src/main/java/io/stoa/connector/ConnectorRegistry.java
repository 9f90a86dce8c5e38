package io.stoa.connector;

import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The connectors of this installation, by code. Immutable. */
public final class ConnectorRegistry {
  private final Map<String, Connector> byCode;

  public ConnectorRegistry(Collection<? extends Connector> connectors) {
    Map<String, Connector> map = new TreeMap<>();
    for (Connector connector : connectors) {
      String code = connector.description().code();
      if (map.put(code, connector) != null) {
        throw new IllegalArgumentException("Two connectors are called '" + code + "'");
      }
    }
    this.byCode = Collections.unmodifiableMap(map);
  }

  public Optional<Connector> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /**
   * The connector of the code.
   *
   * @throws StoaException {@code NOT_FOUND}
   */
  public Connector get(String code) {
    return find(code).orElseThrow(() -> StoaException.notFound("connector", code));
  }

  /**
   * The connector of the code, which takes files.
   *
   * @throws StoaException {@code NOT_FOUND}
   */
  public FileConnector files(String code) {
    if (get(code) instanceof FileConnector files) {
      return files;
    }
    throw StoaException.notFound("connector for files", code);
  }

  /** All of them, in the order of their codes. */
  public Collection<Connector> all() {
    return byCode.values();
  }

  /**
   * What is wrong with a destination, without touching it.
   *
   * @return violations whose field is {@code connector} or {@code settings.<name>}
   */
  public List<Violation> check(String connector, Map<String, String> settings) {
    return find(connector)
        .map(
            found ->
                found.check(settings).stream()
                    .map(
                        v ->
                            new Violation(
                                "settings." + v.field(), v.rule(), v.message(), v.value()))
                    .toList())
        .orElseGet(
            () ->
                List.of(
                    new Violation(
                        "connector",
                        "unknown_connector",
                        "There is no such connector; known are %s."
                            .formatted(String.join(", ", byCode.keySet())),
                        connector)));
  }
}
