package io.stoa.secret;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The key that Stoa generates for itself when the operator gives none. */
final class SecretKeyFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;

  SecretKeyFile(Path directory) {
    this.file = directory.resolve("secret.key");
  }

  /** The text of the key; the caller holds the data directory, so nobody else creates it now. */
  String readOrCreate() {
    try {
      if (!Files.exists(file)) {
        create();
      }
      if (isPosix()) {
        Files.setPosixFilePermissions(file, OWNER_ONLY);
      }
      return Files.readString(file, StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new StoaException(CoreError.IO, "Cannot read the key file " + file + ".", e);
    }
  }

  /** Whole or not at all, and on disk before anything is sealed with it. */
  private void create() throws IOException {
    byte[] key = new byte[SecretBox.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Path half = file.resolveSibling("secret.key.tmp");
    Files.deleteIfExists(half);
    FileAttribute<?>[] attributes =
        isPosix()
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    try (FileChannel channel =
        FileChannel.open(
            half, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
      channel.write(ByteBuffer.wrap(Base64.getEncoder().encode(key)));
      channel.force(true);
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    if (isPosix()) {
      try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
        folder.force(true);
      }
    }
  }

  private boolean isPosix() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
