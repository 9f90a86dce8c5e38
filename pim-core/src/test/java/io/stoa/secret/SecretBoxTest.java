package io.stoa.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.store.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  private DataDirectory data;

  @BeforeEach
  void openData(@TempDir Path temp) {
    data = DataDirectory.open(temp.resolve("data"));
  }

  @AfterEach
  void closeData() {
    data.close();
  }

  @Test
  void aSecretComesBackFromItsSealedText() {
    SecretBox box = SecretBox.open(data, Map.of());
    for (String secret : List.of("", "s3cret", "пароль 密码 😀", "x".repeat(10_000))) {
      String sealed = box.encrypt(secret);
      assertThat(sealed).matches("enc:v1:[A-Za-z0-9_-]+").isNotEqualTo(box.encrypt(secret));
      assertThat(SecretBox.isEncrypted(sealed)).isTrue();
      assertThat(SecretBox.open(data, Map.of()).decrypt(sealed)).isEqualTo(secret);
    }
  }

  @Test
  void theGeneratedKeyFileIsForItsOwnerOnly() throws IOException {
    SecretBox.open(data, Map.of());
    Path file = data.secrets().resolve("secret.key");
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(Base64.getDecoder().decode(Files.readString(file))).hasSize(32);

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    SecretBox.open(data, Map.of());
    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  @Test
  void theKeyOfTheEnvironmentComesFirst() {
    SecretBox given = SecretBox.open(data, Map.of(SecretBox.KEY_VARIABLE, KEY));
    assertThat(data.secrets()).isEmptyDirectory();
    String sealed = given.encrypt("s3cret");

    assertUnreadable(() -> SecretBox.open(data, Map.of()).decrypt(sealed))
        .hasMessageContaining("another")
        .hasMessageContaining(SecretBox.KEY_VARIABLE);
    assertThat(SecretBox.open(data, Map.of(SecretBox.KEY_VARIABLE, KEY)).decrypt(sealed))
        .isEqualTo("s3cret");
  }

  @Test
  void aChangedTextDoesNotOpen() {
    SecretBox box = SecretBox.open(data, Map.of());
    String sealed = box.encrypt("s3cret");
    for (int i = 7; i < sealed.length() - 1; i++) {
      char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
      String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
      assertUnreadable(() -> box.decrypt(changed));
    }
  }

  @Test
  void whatWasNeverSealedIsNotTold() {
    SecretBox box = SecretBox.open(data, Map.of());
    for (String text : List.of("hunter2", "enc:v1:hunter2", "enc:v1:hunter2!", "enc:v1:", "")) {
      assertUnreadable(() -> box.decrypt(text))
          .satisfies(e -> assertThat(e.toString()).doesNotContain("hunter2"));
    }
  }

  @Test
  void aWrongKeyIsRefusedAndNotTold() throws IOException {
    for (String key : List.of("hunter2!", "aHVudGVyMg==")) {
      assertUnreadable(() -> SecretBox.open(data, Map.of(SecretBox.KEY_VARIABLE, key)))
          .hasMessageContaining(SecretBox.KEY_VARIABLE)
          .hasMessageNotContaining(key)
          .hasNoCause();
    }
    Files.writeString(data.secrets().resolve("secret.key"), "");
    assertUnreadable(() -> SecretBox.open(data, Map.of())).hasMessageContaining("key file");
  }

  @Test
  void itsTextTellsNothing() {
    assertThat(SecretBox.open(data, Map.of(SecretBox.KEY_VARIABLE, KEY))).hasToString("SecretBox");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertUnreadable(
      ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.SECRET_UNREADABLE));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
