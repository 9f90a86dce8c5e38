package io.stoa.web.api;

import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.spreadsheet.SheetFormat;
import io.stoa.web.site.SafeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A small table as a file to be saved. */
final class SheetDownload {
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
  private static final MediaType XLSX =
      new MediaType("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private SheetDownload() {}

  /** Writes a table and closes the stream. */
  @FunctionalInterface
  interface Table {
    void write(SheetFormat format, OutputStream out) throws IOException;
  }

  /**
   * @param format {@code csv} or {@code xlsx}
   * @throws StoaException {@code INVALID} for another format
   */
  static ResponseEntity<Resource> of(String name, String format, Table table) throws IOException {
    SheetFormat known =
        SheetFormat.parse(format)
            .orElseThrow(
                () ->
                    StoaException.invalid(
                        List.of(
                            new Violation(
                                "format", "enum", "The format is csv or xlsx.", format))));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    table.write(known, bytes);
    return SafeFile.download(name + "." + known.extension(), known == SheetFormat.CSV ? CSV : XLSX)
        .body(new ByteArrayResource(bytes.toByteArray()));
  }
}
