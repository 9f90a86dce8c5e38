package io.stoa.cli;

import io.stoa.app.NodeSettings;
import io.stoa.app.StoaNode;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --data}: which data directory a command works on. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data directory, made when it is missing (default: ${DEFAULT-VALUE}).",
      defaultValue = "data")
  Path directory = Path.of("data");

  /** Opens the node; it is closed as well when the process is told to end. */
  StoaNode open() {
    StoaNode node = StoaNode.open(NodeSettings.of(directory));
    Ending.in(System.getenv()).closes(node);
    return node;
  }
}
