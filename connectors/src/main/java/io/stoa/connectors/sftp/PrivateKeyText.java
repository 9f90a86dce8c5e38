package io.stoa.connectors.sftp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Iterator;
import java.util.Optional;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Reads private keys out of text. */
final class PrivateKeyText {
  private PrivateKeyText() {}

  /** The first key of the text; empty when there is none or the passphrase does not open it. */
  static Optional<KeyPair> read(String text, String passphrase) {
    FilePasswordProvider password =
        passphrase.isEmpty() ? FilePasswordProvider.EMPTY : FilePasswordProvider.of(passphrase);
    try {
      Iterable<KeyPair> keys =
          SecurityUtils.loadKeyPairIdentities(
              null,
              NamedResource.ofName("private key"),
              new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
              password);
      Iterator<KeyPair> first = keys == null ? null : keys.iterator();
      return first != null && first.hasNext() ? Optional.of(first.next()) : Optional.empty();
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // The parsers quote what they do not understand: nothing of that may be shown.
      return Optional.empty();
    }
  }
}
