package io.stoa.secret;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.store.DataDirectory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with AES-256-GCM before they are stored. Each sealed text is different, even of the
 * same secret. Thread-safe.
 */
public final class SecretBox {
  /** The environment variable that holds the key: 32 bytes as Base64. */
  public static final String KEY_VARIABLE = "STOA_SECRET_KEY";

  static final int KEY_BYTES = 32;

  private static final String PREFIX = "enc:v1:";
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKey key;

  private SecretBox(SecretKey key) {
    this.key = key;
  }

  /**
   * Takes the key from {@value #KEY_VARIABLE}; without it from a file in the data directory, which
   * is generated once and belongs in the operator's backup.
   *
   * @throws StoaException {@code SECRET_UNREADABLE} when the key is not 32 bytes as Base64
   */
  public static SecretBox open(DataDirectory data, Map<String, String> environment) {
    String given = environment.get(KEY_VARIABLE);
    return given == null || given.isBlank()
        ? of(new SecretKeyFile(data.secrets()).readOrCreate(), "the key file in " + data.secrets())
        : of(given.strip(), KEY_VARIABLE);
  }

  private static SecretBox of(String base64, String source) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // The decoder's message tells a character of the key: it goes no further.
      key = new byte[0];
    }
    if (key.length != KEY_BYTES) {
      throw new StoaException(
          CoreError.SECRET_UNREADABLE, "The key from " + source + " is not 32 bytes as Base64.");
    }
    return new SecretBox(new SecretKeySpec(key, "AES"));
  }

  /** Whether the text is one that {@link #encrypt} made. */
  public static boolean isEncrypted(String text) {
    return text.startsWith(PREFIX);
  }

  /** Seals the secret into text of ASCII letters, digits and {@code :-_}. */
  public String encrypt(String secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(secret.getBytes(StandardCharsets.UTF_8));
      ByteBuffer whole = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed);
      return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
    } catch (GeneralSecurityException e) {
      throw new StoaException(CoreError.BUG, "This Java cannot encrypt with AES-GCM.", e);
    }
  }

  /**
   * Opens what {@link #encrypt} made.
   *
   * @throws StoaException {@code SECRET_UNREADABLE} when it was sealed with another key, changed
   *     since, or never sealed
   */
  public String decrypt(String encrypted) {
    byte[] whole = sealedBytes(encrypted);
    try {
      byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce);
      byte[] secret = cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
      return new String(secret, StandardCharsets.UTF_8);
    } catch (AEADBadTagException e) {
      throw new StoaException(
          CoreError.SECRET_UNREADABLE,
          "A stored secret does not open with this key: it was sealed with another one or changed"
              + " since. Give the former key in "
              + KEY_VARIABLE
              + " or enter the secret again.",
          e);
    } catch (GeneralSecurityException e) {
      throw new StoaException(CoreError.BUG, "This Java cannot decrypt with AES-GCM.", e);
    }
  }

  private static byte[] sealedBytes(String encrypted) {
    if (isEncrypted(encrypted)) {
      try {
        byte[] whole = Base64.getUrlDecoder().decode(encrypted.substring(PREFIX.length()));
        if (whole.length >= NONCE_BYTES + TAG_BITS / Byte.SIZE) {
          return whole;
        }
      } catch (IllegalArgumentException e) {
        // Said below, without the text: it may be a secret that somebody never sealed.
      }
    }
    throw new StoaException(CoreError.SECRET_UNREADABLE, "A stored secret is not a sealed one.");
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(PREFIX.getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }

  @Override
  public String toString() {
    return "SecretBox";
  }
}
