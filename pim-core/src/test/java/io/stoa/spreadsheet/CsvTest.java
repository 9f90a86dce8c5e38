package io.stoa.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.StoaException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {";", ",", "\t", "|"})
  void theDelimiterIsFoundByItself(String delimiter) throws IOException {
    Path file = csv("sku D name D price\n1 D \"a ; , b\" D 3\n".replace(" D ", delimiter));
    assertThat(Tables.read(file))
        .extracting(SheetRow::cells)
        .containsExactly(List.of("sku", "name", "price"), List.of("1", "a ; , b", "3"));
  }

  @Test
  void cellsOfSeveralLinesBlankRowsAndRowNumbersAreKeptAsASpreadsheetShowsThem()
      throws IOException {
    Path file = csv("sku;text\r\n1;\"two\r\nlines, \"\"quoted\"\"\"\r\n;\r\n\r\n2;\r\n");
    List<SheetRow> rows = Tables.read(file);
    assertThat(rows).extracting(SheetRow::number).containsExactly(1L, 2L, 5L);
    assertThat(rows.get(1).cell(1)).isEqualTo("two\r\nlines, \"quoted\"");
    try (RowReader reader = Spreadsheets.open(file)) {
      assertThat(reader.rows()).isEqualTo(5);
    }
  }

  @Test
  void emptyCellsCountButAreNotHeld() throws IOException {
    String empty = ";".repeat(5_000);
    List<SheetRow> rows =
        Tables.read(
            csv(
                "sku"
                    + empty
                    + "last\n1;\"\";'=a"
                    + empty
                    + "\"x;;y\"\n;"
                    + empty
                    + "\n2\n;b;;\n"));
    SheetRow wide = rows.get(1);
    assertThat(wide.width()).isEqualTo(5_003);
    assertThat(wide.filled()).isEqualTo(3);
    assertThat(List.of(wide.cell(0), wide.cell(1), wide.cell(2), wide.cell(3), wide.cell(9_000)))
        .containsExactly("1", "", "=a", "", "");
    assertThat(wide.cell(5_002)).isEqualTo("x;;y").isEqualTo(wide.cells().get(5_002));
    assertThat(wide.characters()).isEqualTo(7);
    assertThat(rows).extracting(SheetRow::number).containsExactly(1L, 2L, 4L, 5L);
    assertThat(rows.get(3).cells()).containsExactly("", "b", "", "");
    assertThat(rows.get(3).filledColumn(0)).isEqualTo(1);
  }

  @Test
  void aRowWithTooManyCellsIsRefusedWithThePlace() throws IOException {
    Path file = csv("sku;name\n1;a\n2" + ";".repeat(20_000) + "\n");
    assertThatThrownBy(() -> Tables.read(file))
        .isInstanceOf(StoaException.class)
        .hasMessageContaining("after row 2")
        .hasMessageContaining("16384 cells");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstColumn() throws IOException {
    assertThat(Tables.read(csv("\uFEFFsku;name\n1;é\n")).get(0).cell(0)).isEqualTo("sku");
    assertThat(Tables.read(csv("\uFEFF\"sku\";name\n1;é\n")).get(0).cell(0)).isEqualTo("sku");
  }

  @Test
  void otherCharsetsAreRefusedWithTheRow() throws IOException {
    Path latin = directory.resolve("latin.csv");
    Files.writeString(latin, "sku;name\n1;ok\n2;Größe\n", Charset.forName("windows-1252"));
    assertThatThrownBy(() -> Tables.read(latin))
        .isInstanceOf(StoaException.class)
        .hasMessageContaining("latin.csv is not UTF-8: row 3");

    Path utf16 = directory.resolve("utf16.csv");
    Files.writeString(utf16, "sku;name\n", StandardCharsets.UTF_16);
    assertThatThrownBy(() -> Tables.read(utf16))
        .isInstanceOf(StoaException.class)
        .hasMessageContaining("UTF-16");

    Path cut = directory.resolve("cut.csv");
    Files.write(cut, new byte[] {'a', '\n', (byte) 0xC3});
    assertThatThrownBy(() -> Tables.read(cut)).isInstanceOf(StoaException.class);
  }

  @Test
  void aQuoteThatIsNeverClosedIsAnErrorNotASilentEnd() throws IOException {
    Path file = csv("sku;name\n1;a\n2;\"b\n3;c\n");
    assertThatThrownBy(() -> Tables.read(file))
        .isInstanceOf(StoaException.class)
        .hasMessageContaining("after row 2");
  }

  @Test
  void textThatLooksLikeAFormulaIsGuardedAndComesBackAsItWas() throws IOException {
    List<String> texts =
        List.of(
            "=1+1",
            "+cmd",
            "-5",
            "-2.50",
            "- a list",
            "@sum",
            "\tx",
            "\rx",
            "'=quoted",
            "''-1",
            "'plain",
            "it's");
    Path guarded = directory.resolve("guarded.csv");
    Tables.write(guarded, SheetFormat.CSV, List.of(texts, texts));
    assertThat(Tables.read(guarded).get(1).cells()).isEqualTo(texts);
    assertThat(Files.readString(guarded)).contains("'=1+1;'+cmd;-5;-2.50;'- a list;'@sum");

    Path plain = directory.resolve("plain.csv");
    try (RowWriter writer = Spreadsheets.create(plain, SheetFormat.CSV, "x", false)) {
      writer.write(texts);
    }
    assertThat(Tables.read(plain).get(0).cells()).isEqualTo(texts);
    assertThat(Files.readString(plain)).startsWith("=1+1;+cmd;");
  }

  @Test
  void anOldExcelWorkbookIsNamedAsSuch() throws IOException {
    Path file = directory.resolve("old.xls");
    Files.write(file, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
    assertThatThrownBy(() -> Spreadsheets.open(file)).hasMessageContaining(".xls");
  }

  private Path csv(String text) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "table", ".csv"), text);
  }
}
