package io.stoa.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out test classes, also those that another module hands on in a jar. */
public final class WithoutTests implements ImportOption {
  static final String TEST_JAR = "-tests.jar";

  private final ImportOption withoutFolders = new DoNotIncludeTests();

  @Override
  public boolean includes(Location location) {
    return withoutFolders.includes(location) && !location.contains(TEST_JAR);
  }
}
