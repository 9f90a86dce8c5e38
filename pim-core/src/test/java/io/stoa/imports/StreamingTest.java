package io.stoa.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.job.Job;
import io.stoa.spreadsheet.RowReader;
import io.stoa.spreadsheet.SheetFormat;
import io.stoa.spreadsheet.SheetRow;
import io.stoa.spreadsheet.Spreadsheets;
import io.stoa.spreadsheet.Tables;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files larger than the heap, read and imported by a process of their own. */
class StreamingTest {
  private static final int SHARED_TEXTS = 150_000;
  private static final int ROWS = 8_000;

  @TempDir Path directory;

  @Test
  void aWorkbookWhoseTextsAreLargerThanTheHeapIsRead() throws Exception {
    Path file = directory.resolve("shared.xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(1);
      Writer out = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
      entry(zip, out, "xl/_rels/workbook.xml.rels");
      out.write(
          "<Relationships><Relationship Id=\"a\" Type=\"/worksheet\" Target=\"worksheets/s.xml\"/>"
              + "<Relationship Id=\"b\" Type=\"/sharedStrings\" Target=\"sst.xml\"/>"
              + "</Relationships>");
      entry(zip, out, "xl/workbook.xml");
      out.write(
          "<workbook xmlns:r=\"r\"><sheets><sheet name=\"s\" r:id=\"a\"/></sheets></workbook>");
      entry(zip, out, "xl/sst.xml");
      out.write("<sst>");
      for (int i = 0; i < SHARED_TEXTS; i++) {
        out.write("<si><t>" + i + " " + "abcdefgh".repeat(50) + "</t></si>");
      }
      out.write("</sst>");
      entry(zip, out, "xl/worksheets/s.xml");
      out.write("<worksheet><sheetData>");
      for (int i = 0; i < SHARED_TEXTS; i++) {
        out.write("<row><c t=\"s\"><v>" + i + "</v></c></row>");
      }
      out.write("</sheetData></worksheet>");
      out.flush();
    }
    assertThat(java("-Xmx32m", "read", file)).isEqualTo(0);
  }

  @Test
  void aCsvFileLargerThanTheHeapIsImported() throws Exception {
    Path folder = AtelierCatalogue.write(directory.resolve("big"));
    Files.delete(folder.resolve("product_models.csv"));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("sku", "family", "description-en_US-web", "description-en_US-print"));
    String text = "A long description of a mug. ".repeat(200);
    for (int i = 0; i < ROWS; i++) {
      rows.add(List.of("sku" + i, "mug", i + text, text + i));
    }
    Path file = folder.resolve("products.csv");
    Tables.write(file, SheetFormat.CSV, rows);
    assertThat(Files.size(file)).isGreaterThan(80L << 20);
    assertThat(java("-Xmx72m", "import", folder)).isEqualTo(0);
  }

  private int java(String heap, String what, Path file) throws Exception {
    Path output = directory.resolve(what + ".txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                what,
                file.toString(),
                Files.createDirectories(directory.resolve("data")).toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    return process.exitValue();
  }

  private static void entry(ZipOutputStream zip, Writer out, String name) throws IOException {
    out.flush();
    zip.putNextEntry(new ZipEntry(name));
  }

  /** Runs in the small heap; exits with 1 when something is missing. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws IOException {
      long found =
          arguments[0].equals("read")
              ? read(Path.of(arguments[1])) - SHARED_TEXTS
              : imported(Path.of(arguments[1]), Path.of(arguments[2])) - ROWS;
      System.exit(found == 0 ? 0 : 1);
    }

    private static long read(Path file) throws IOException {
      long rows = 0;
      try (RowReader reader = Spreadsheets.open(file)) {
        for (Optional<SheetRow> row = reader.next(); row.isPresent(); row = reader.next()) {
          rows += row.get().cell(0).startsWith(rows + " abc") ? 1 : 0;
        }
      }
      return rows;
    }

    private static long imported(Path folder, Path data) {
      try (ImportRig rig = new ImportRig(data)) {
        Job job = rig.run(folder);
        System.out.println(job);
        return rig.products.count();
      }
    }
  }
}
