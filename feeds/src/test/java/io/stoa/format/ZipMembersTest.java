package io.stoa.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipMembersTest {
  private static final String ENTRY = "folder/über.txt";
  private static final Map<String, byte[]> FURTHER = Map.of("other.txt", bytes("something else"));

  @TempDir private Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] packed(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipMembers members = new ZipMembers(bytes, ENTRY, FURTHER)) {
      members.write(plain);
    }
    return bytes.toByteArray();
  }

  private CheckedFile file(byte[] bytes) throws IOException {
    return CheckedFile.open(Files.write(folder.resolve("file.zip"), bytes));
  }

  /** By the directory at its end, then from the beginning; both check lengths and sums. */
  private void holds(byte[] zip, byte[] plain) throws IOException {
    Map<String, byte[]> listed = new LinkedHashMap<>();
    try (ZipFile file = new ZipFile(Files.write(folder.resolve("listed.zip"), zip).toFile())) {
      for (ZipEntry entry : file.stream().toList()) {
        assertThat(entry.getSize()).isEqualTo(file.getInputStream(entry).readAllBytes().length);
        listed.put(entry.getName(), file.getInputStream(entry).readAllBytes());
      }
    }
    Map<String, byte[]> read = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        read.put(entry.getName(), in.readAllBytes());
      }
    }
    for (Map<String, byte[]> found : List.of(listed, read)) {
      assertThat(found).containsOnlyKeys(ENTRY, "other.txt");
      assertThat(found.get(ENTRY)).isEqualTo(plain);
      assertThat(found.get("other.txt")).isEqualTo(bytes("something else"));
    }
  }

  @Test
  void anyReaderOfZipTakesTheMembersForOneEntry() throws IOException {
    byte[] plain = MemberFiles.lines(60_000);
    assertThat(plain.length).isGreaterThan(3 * Members.PLAIN);
    holds(packed(plain), plain);
    holds(packed(new byte[0]), new byte[0]);
    holds(packed(new byte[] {7}), new byte[] {7});
    assertThat(packed(plain)).isEqualTo(packed(plain));
  }

  @Test
  void membersThatAreCopiedWholeAreNotPackedAgain() throws IOException {
    byte[] plain = MemberFiles.lines(60_000);
    byte[] packed = packed(plain);
    ByteArrayOutputStream copied = new ByteArrayOutputStream();
    int cut = Members.PLAIN + 1_000;
    try (CheckedFile file = file(packed);
        ZipMembers target = new ZipMembers(copied, ENTRY, FURTHER)) {
      ZipSource source = new ZipSource(file);
      source.copy(cut, target);
      source.skip(10);
      target.write(bytes("a new line\n"));
      source.copy(plain.length - cut - 10L, target);
      assertThat(source.isAtEnd()).isTrue();
      assertThat(source.isAtEnd()).isTrue();
    }
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    expected.write(plain, 0, cut);
    expected.writeBytes(bytes("a new line\n"));
    expected.write(plain, cut + 10, plain.length - cut - 10);
    holds(copied.toByteArray(), expected.toByteArray());
    byte[] first = Arrays.copyOf(packed, 100_000);
    assertThat(Arrays.copyOf(copied.toByteArray(), first.length)).isEqualTo(first);
  }

  @Test
  void whatIsNoMemberOfOursOrIsCutOffIsRefused() throws IOException {
    byte[] plain = MemberFiles.lines(1_000);
    byte[] packed = packed(plain);
    refused(plain, plain.length);
    refused(Arrays.copyOf(packed, 400), plain.length);
    refused(packed, plain.length + 1);
  }

  private void refused(byte[] packed, long bytes) throws IOException {
    MemberFiles.refused(folder.resolve("file.zip"), packed, ZipSource::new, bytes);
  }
}
