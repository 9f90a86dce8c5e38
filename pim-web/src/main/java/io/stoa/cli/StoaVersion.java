package io.stoa.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** What {@code stoa --version} prints. */
final class StoaVersion implements IVersionProvider {
  /** The number alone. */
  static String number() {
    @Nullable String built = Stoa.class.getPackage().getImplementationVersion();
    return built == null ? "(not packaged)" : built;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "stoa " + number(),
      "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")"
    };
  }
}
