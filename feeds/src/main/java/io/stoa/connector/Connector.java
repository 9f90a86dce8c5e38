package io.stoa.connector;

import io.stoa.error.Violation;
import java.util.List;
import java.util.Map;

/**
 * Brings what feeds render to one kind of destination: whole files ({@link FileConnector}) or items
 * one by one ({@link ItemConnector}). Thread-safe, holds no settings.
 */
public sealed interface Connector permits FileConnector, ItemConnector {
  /** Says what it is and which settings it takes; the API, the form and the docs show this. */
  ConnectorDescription description();

  /** What is wrong with the settings, without touching the destination. */
  List<Violation> check(Map<String, String> settings);

  /** Tries the destination with these settings; nothing is left behind there. */
  List<Violation> tryOut(Map<String, String> settings);
}
