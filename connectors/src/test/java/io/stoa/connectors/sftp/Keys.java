package io.stoa.connectors.sftp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.jspecify.annotations.Nullable;

/** Keys made for one test. */
final class Keys {
  private Keys() {}

  static KeyPair ecdsa() {
    return of("ecdsa-sha2-nistp256", 256);
  }

  static KeyPair ed25519() {
    return of("ssh-ed25519", 256);
  }

  static String fingerprint(KeyPair key) {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key.getPublic());
  }

  /** The text of the private key file, as ssh-keygen writes it. */
  static String text(KeyPair key) {
    return text(key, null);
  }

  static String encrypted(KeyPair key, String passphrase) {
    OpenSSHKeyEncryptionContext context = new OpenSSHKeyEncryptionContext();
    context.setCipherName("AES");
    context.setCipherMode("CTR");
    context.setCipherType("256");
    context.setPassword(passphrase);
    return text(key, context);
  }

  private static String text(KeyPair key, @Nullable OpenSSHKeyEncryptionContext context) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", context, out);
      return out.toString(StandardCharsets.UTF_8);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair of(String type, int bits) {
    try {
      return KeyUtils.generateKeyPair(type, bits);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
