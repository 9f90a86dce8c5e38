package io.stoa.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DataDirectoryTest {
  @Test
  void createsItsLayoutWithSecretsForTheOwnerOnly(@TempDir Path temp) throws IOException {
    try (DataDirectory data = DataDirectory.open(temp.resolve("deep/data"))) {
      assertThat(data.index()).isDirectory();
      assertThat(data.media()).isDirectory();
      assertThat(data.out()).isDirectory();
      assertThat(data.uploads()).isDirectory();
      assertThat(data.jobs()).isDirectory();
      assertThat(data.database().getParent()).isEqualTo(data.root()).isDirectory();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.secrets())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void isNotOpenedTwiceInOneProcess(@TempDir Path temp) {
    try (DataDirectory data = DataDirectory.open(temp)) {
      assertInUse(temp.resolve("."), ProcessHandle.current().pid());
      assertThat(data.root()).isDirectory();
    }
    DataDirectory.open(temp).close();
  }

  @Test
  void namesTheOtherProcessThatHoldsItAndIsFreeWhenThatIsKilled(@TempDir Path temp)
      throws Exception {
    Process holder = ForkedJvm.start(HoldDataDirectory.class, temp.toString());
    try (BufferedReader output = holder.inputReader()) {
      assertThat(output.readLine()).isEqualTo("held");
      assertInUse(temp, holder.pid());
      assertInUse(temp, holder.pid());
    } finally {
      holder.destroyForcibly().waitFor();
    }
    DataDirectory.open(temp).close();
  }

  @Test
  void aFileInItsPlaceIsAnError(@TempDir Path temp) throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    assertThatThrownBy(() -> DataDirectory.open(file))
        .isInstanceOfSatisfying(
            StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.IO));
  }

  private static void assertInUse(Path directory, long pid) {
    assertThatThrownBy(() -> DataDirectory.open(directory))
        .isInstanceOfSatisfying(
            StoaException.class,
            e -> assertThat(e.code()).isEqualTo(CoreError.DATA_DIRECTORY_IN_USE))
        .hasMessageContaining("process " + pid);
  }

  /** The other process: holds the directory until its input ends. */
  static final class HoldDataDirectory {
    private HoldDataDirectory() {}

    public static void main(String[] arguments) throws IOException {
      try (DataDirectory data = DataDirectory.open(Path.of(arguments[0]))) {
        System.out.println("held");
        int end = System.in.read();
        assertThat(end).as("held %s to the end", data.root()).isNegative();
      }
    }
  }
}
