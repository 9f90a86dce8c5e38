package io.stoa.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.StoaException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxTest {
  @TempDir Path directory;

  @Test
  void everyTextComesBackAsItWas() throws IOException {
    List<String> texts =
        List.of(
            "sku",
            " leading and trailing ",
            "two\nlines",
            "carriage\rreturn\r\n",
            "<b>&\"'</b>",
            "_x0041_ literal",
            "tab\there",
            "emoji 😀 Größe 红色",
            "=1+1",
            "0042",
            "1e5",
            "bell\u0007",
            "_",
            "_x_");
    Path file = directory.resolve("t.xlsx");
    Tables.write(file, SheetFormat.XLSX, List.of(texts, texts));
    assertThat(Tables.read(file)).extracting(SheetRow::cells).containsExactly(texts, texts);

    try (Workbook poi = new XSSFWorkbook(Files.newInputStream(file))) {
      Row row = poi.getSheet("products").getRow(1);
      assertThat(row.getCell(1).getStringCellValue()).isEqualTo(" leading and trailing ");
      assertThat(row.getCell(8).getStringCellValue()).isEqualTo("=1+1");
      assertThat(row.getCell(9).getCellStyle().getDataFormatString()).isEqualTo("@");
    }
  }

  @Test
  void aTableLongerThanASheetGoesOnInFurtherSheetsAndIsReadAsOne() throws IOException {
    Path file = directory.resolve("long.xlsx");
    try (XlsxRowWriter writer = new XlsxRowWriter(Files.newOutputStream(file), "products", 4)) {
      writer.write(List.of("sku"));
      for (int i = 1; i <= 8; i++) {
        writer.write(List.of("p" + i));
      }
    }
    assertThat(Tables.read(file))
        .extracting(row -> row.cell(0))
        .containsExactly("sku", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8");
    try (Workbook poi = new XSSFWorkbook(Files.newInputStream(file))) {
      assertThat(poi.getNumberOfSheets()).isEqualTo(3);
      assertThat(poi.getSheet("products (2)").getRow(0).getCell(0).getStringCellValue())
          .isEqualTo("sku");
    }
  }

  @Test
  void aTextTooLongForACellIsCutAndCounted() throws IOException {
    Path file = directory.resolve("cut.xlsx");
    RowWriter writer = Spreadsheets.create(file, SheetFormat.XLSX, "products", false);
    try (writer) {
      writer.write(List.of("x".repeat(40_000)));
    }
    assertThat(writer.cutCells()).isEqualTo(1);
    assertThat(Tables.read(file).get(0).cell(0)).hasSize(32_767);
  }

  @Test
  void cellsThatExcelTypedBecomePlainText() throws IOException {
    Path file = directory.resolve("typed.xlsx");
    try (Workbook poi = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      CellStyle date = poi.createCellStyle();
      date.setDataFormat(poi.createDataFormat().getFormat("dd/mm/yyyy"));
      CellStyle money = poi.createCellStyle();
      money.setDataFormat(poi.createDataFormat().getFormat("#,##0.00 \"days\""));
      Row row = poi.createSheet("any").createRow(2);
      row.createCell(0).setCellValue(500.0);
      row.createCell(1).setCellValue(19.9);
      row.createCell(2).setCellValue(4006381333931.0);
      row.createCell(3).setCellValue(true);
      Cell day = row.createCell(4);
      day.setCellValue(LocalDateTime.of(2026, 1, 31, 0, 0));
      day.setCellStyle(date);
      Cell moment = row.createCell(5);
      moment.setCellValue(LocalDateTime.of(2026, 1, 31, 8, 30));
      moment.setCellStyle(date);
      Cell price = row.createCell(6);
      price.setCellValue(0.1 + 0.2);
      price.setCellStyle(money);
      Cell sum = row.createCell(7);
      sum.setCellFormula("A3+1");
      poi.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(sum);
      row.createCell(8).setCellErrorValue((byte) 0x07);
      Cell gone = row.createCell(9);
      gone.setCellValue(-3.0);
      gone.setCellStyle(date);
      row.createCell(11).setCellValue("after a gap");
      poi.write(out);
    }
    SheetRow row = Tables.read(file).get(0);
    assertThat(row.number()).isEqualTo(3);
    assertThat(row.cells())
        .containsExactly(
            "500",
            "19.9",
            "4006381333931",
            "1",
            "2026-01-31",
            "2026-01-31T08:30:00",
            "0.3",
            "501",
            "#DIV/0!",
            "-3",
            "",
            "after a gap");
  }

  @ParameterizedTest
  @CsvSource({
    "1E3, 1000",
    "0.1, 0.1",
    "19.899999999999999, 19.9",
    "-0, 0",
    "1E999999999, 1E999999999",
    "12345678901234567890, 12345678901234567890",
    "007, 7",
    "nonsense, nonsense"
  })
  void numbersAreShownAsAPersonWouldTypeThem(String raw, String shown) {
    assertThat(CellText.number(raw)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "1, false, 1900-01-01", "59, false, 1900-02-28", "61, false, 1900-03-01",
    "46053, false, 2026-01-31", "44591, true, 2026-01-31", "0.5, false, 12:00:00",
    "46053.999999999, false, 2026-02-01", "9e99, false, 9e99"
  })
  void datesAreCountedAsExcelCountsThem(String raw, boolean since1904, String shown) {
    if (raw.equals("9e99")) {
      assertThat(CellText.date(raw, since1904)).isEqualTo(CellText.number(raw));
    } else {
      assertThat(CellText.date(raw, since1904)).isEqualTo(shown);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-mm-dd, true",
    "[$-409]d mmm yy, true",
    "[h]:mm, true",
    "0.00, false",
    "General, false",
    "'#,##0 \"days\"', false",
    "[Red]0, false",
    "@, false",
    "\\d0, false"
  })
  void dateFormatsAreToldByTheirLetters(String code, boolean date) {
    assertThat(CellFormats.isDate(code)).isEqualTo(date);
  }

  @Test
  void sharedTextsThatDoNotFitInMemoryComeFromDisk() throws Exception {
    StringBuilder xml = new StringBuilder("<sst>");
    for (int i = 0; i < 5_000; i++) {
      xml.append("<si><r><t>text </t></r><r><t>").append(i).append("</t></r><rPh><t>no</t></rPh>");
      xml.append("</si>");
    }
    Path file = workbook("<sheetData/>", xml.append("</sst>").toString());
    try (io.stoa.spreadsheet.Workbook workbook = io.stoa.spreadsheet.Workbook.open(file);
        io.stoa.spreadsheet.Workbook.XmlPart part = workbook.part("sharedStrings").orElseThrow();
        SharedStrings strings = SharedStrings.read(part, 10_000)) {
      for (int i : List.of(0, 1, 4_999, 2_500, 3)) {
        assertThat(strings.get(i)).isEqualTo("text " + i);
      }
      assertThat(strings.get(5_000)).isEmpty();
      assertThat(strings.get(-1)).isEmpty();
    }
  }

  @Test
  void brokenWorkbooksAreRefusedWithAReason() throws IOException {
    Path cut = directory.resolve("cut.xlsx");
    Tables.write(cut, SheetFormat.XLSX, List.of(List.of("a")));
    byte[] bytes = Files.readAllBytes(cut);
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    refused(cut, "no readable XLSX");

    refused(workbook("<sheetData><row><c><v>1</v></c>", null), "after row 1");

    Path notAWorkbook = directory.resolve("zip.xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(notAWorkbook))) {
      zip.putNextEntry(new ZipEntry("hello.txt"));
    }
    refused(notAWorkbook, "no readable XLSX");
  }

  @Test
  void anExternalEntityIsNeverRead() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret.txt"), "hidden");
    Path file =
        workbook(
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>",
            "<sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData>",
            null);
    assertThatThrownBy(() -> assertThat(Tables.read(file).toString()).doesNotContain("hidden"))
        .isInstanceOf(StoaException.class);
  }

  @Test
  void aBombIsRefused() throws IOException {
    byte[] zeros = new byte[1 << 20];
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      minimalParts(zip, false);
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      zip.write(
          "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>a</t></is></c>"
              .getBytes(StandardCharsets.UTF_8));
      java.util.Arrays.fill(zeros, (byte) ' ');
      for (int i = 0; i < 100; i++) {
        zip.write(zeros);
      }
      zip.write("</row></sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
    }
    Path file = Files.write(directory.resolve("bomb.xlsx"), bytes.toByteArray());
    assertThat(Files.size(file)).isLessThan(200_000);
    refused(file, "suspiciously well");
  }

  @Test
  void randomDamageNeverEndsInAnythingButARefusal() throws IOException {
    Path good = directory.resolve("good.xlsx");
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      rows.add(List.of("sku" + i, "name & <more> " + i));
    }
    Tables.write(good, SheetFormat.XLSX, rows);
    byte[] original = Files.readAllBytes(good);
    Random random = new Random(42);
    Path damaged = directory.resolve("damaged.xlsx");
    for (int round = 0; round < 300; round++) {
      byte[] bytes = original.clone();
      for (int i = 0; i < 5; i++) {
        bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt(256);
      }
      Files.write(damaged, bytes);
      try {
        assertThat(Tables.read(damaged)).isNotNull();
      } catch (StoaException | IOException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  private void refused(Path file, String why) {
    assertThatThrownBy(() -> Tables.read(file))
        .isInstanceOf(StoaException.class)
        .hasMessageContaining(why);
  }

  private Path workbook(String sheet, @org.jspecify.annotations.Nullable String sharedStrings)
      throws IOException {
    return workbook("", sheet, sharedStrings);
  }

  private Path workbook(
      String prolog, String sheet, @org.jspecify.annotations.Nullable String sharedStrings)
      throws IOException {
    Path file = Files.createTempFile(directory, "book", ".xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      minimalParts(zip, sharedStrings != null);
      part(zip, "xl/worksheets/sheet1.xml", prolog + "<worksheet>" + sheet + "</worksheet>");
      if (sharedStrings != null) {
        part(zip, "xl/sharedStrings.xml", sharedStrings);
      }
    }
    return file;
  }

  private static void minimalParts(ZipOutputStream zip, boolean shared) throws IOException {
    part(
        zip,
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            + (shared
                ? "<Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                : "")
            + "</Relationships>");
    part(
        zip,
        "xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
  }

  private static void part(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
