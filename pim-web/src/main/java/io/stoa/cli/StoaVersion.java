package io.stoa.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** What {@code stoa --version} prints. */
final class StoaVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    @Nullable String built = Stoa.class.getPackage().getImplementationVersion();
    return new String[] {
      "stoa " + (built == null ? "(not packaged)" : built),
      "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")"
    };
  }
}
