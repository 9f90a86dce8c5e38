package io.stoa.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GzipMembersTest {
  @TempDir private Path folder;

  private static byte[] packed(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GzipMembers members = new GzipMembers(bytes)) {
      members.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }

  private CheckedFile file(byte[] bytes) throws IOException {
    return CheckedFile.open(Files.write(folder.resolve("file.gz"), bytes));
  }

  @Test
  void anyReaderOfGzipTakesTheMembersForOneStream() throws IOException {
    byte[] plain = MemberFiles.lines(60_000);
    assertThat(plain.length).isGreaterThan(3 * GzipMembers.PLAIN);
    assertThat(unpacked(packed(plain))).isEqualTo(plain);
    assertThat(unpacked(packed(new byte[0]))).isEmpty();
    assertThat(unpacked(packed(new byte[] {7}))).containsExactly(7);
  }

  @Test
  void membersThatAreCopiedWholeAreNotPackedAgain() throws IOException {
    byte[] plain = MemberFiles.lines(60_000);
    byte[] packed = packed(plain);
    ByteArrayOutputStream copied = new ByteArrayOutputStream();
    int cut = GzipMembers.PLAIN + 1_000;
    try (CheckedFile file = file(packed);
        GzipMembers target = new GzipMembers(copied)) {
      GzipSource source = new GzipSource(file);
      source.copy(cut, target);
      source.skip(10);
      target.write("a new line\n".getBytes(StandardCharsets.UTF_8));
      source.copy(plain.length - cut - 10L, target);
      assertThat(source.isAtEnd()).isTrue();
    }
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    expected.write(plain, 0, cut);
    expected.writeBytes("a new line\n".getBytes(StandardCharsets.UTF_8));
    expected.write(plain, cut + 10, plain.length - cut - 10);
    assertThat(unpacked(copied.toByteArray())).isEqualTo(expected.toByteArray());
    byte[] first = Arrays.copyOf(packed, 100_000);
    assertThat(Arrays.copyOf(copied.toByteArray(), first.length)).isEqualTo(first);
    byte[] last = Arrays.copyOfRange(packed, packed.length - 50_000, packed.length);
    assertThat(Arrays.copyOfRange(copied.toByteArray(), copied.size() - last.length, copied.size()))
        .isEqualTo(last);
  }

  @Test
  void bytesAreCopiedToAnyOtherStreamUnpackedAndSkippedOnesAreLeftOut() throws IOException {
    byte[] plain = MemberFiles.lines(60_000);
    ByteArrayOutputStream copied = new ByteArrayOutputStream();
    try (CheckedFile file = file(packed(plain))) {
      GzipSource source = new GzipSource(file);
      source.skip(2L * GzipMembers.PLAIN + 5);
      source.copy(plain.length - 2L * GzipMembers.PLAIN - 5, copied);
    }
    assertThat(copied.toByteArray())
        .isEqualTo(Arrays.copyOfRange(plain, 2 * GzipMembers.PLAIN + 5, plain.length));
  }

  @Test
  void whatIsNoMemberOfOursOrIsCutOffIsRefused() throws IOException {
    byte[] plain = MemberFiles.lines(1_000);
    ByteArrayOutputStream foreign = new ByteArrayOutputStream();
    try (OutputStream gzip = new java.util.zip.GZIPOutputStream(foreign)) {
      gzip.write(plain);
    }
    byte[] packed = packed(plain);
    refused(foreign.toByteArray(), plain.length);
    refused(Arrays.copyOf(packed, packed.length - 1), plain.length);
    refused(packed, plain.length + 1);
  }

  private void refused(byte[] packed, long bytes) throws IOException {
    MemberFiles.refused(folder.resolve("file.gz"), packed, GzipSource::new, bytes);
  }
}
