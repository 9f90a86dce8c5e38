package io.stoa.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a main class in a process of its own with the class path of the test. */
public final class ForkedJvm {
  private ForkedJvm() {}

  /** Its standard output and input are pipes; what it says on standard error shows in ours. */
  public static Process start(Class<?> mainClass, String... arguments) throws IOException {
    return start(List.of(), mainClass, arguments);
  }

  /**
   * As {@link #start(Class, String...)}.
   *
   * @param prefix a command that starts another one
   */
  public static Process start(List<String> prefix, Class<?> mainClass, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
