package io.stoa.catalog;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The measurement families every catalogue starts with, under the codes that Akeneo's catalogues
 * use. A stored family of the same code takes the place of one of these. Factors are those of the
 * international yard and pound agreement and the SI.
 */
final class StandardMeasurements {
  static final List<MeasurementFamily> FAMILIES = read();

  private StandardMeasurements() {}

  private static List<MeasurementFamily> read() {
    try (InputStream in =
        StandardMeasurements.class.getResourceAsStream("measurement-families.json")) {
      if (in == null) {
        throw new StoaException(CoreError.BUG, "The standard measurement families are not packed.");
      }
      return List.of(Json.read(in.readAllBytes(), MeasurementFamily[].class));
    } catch (IOException e) {
      throw new StoaException(CoreError.IO, "Cannot read the standard measurement families.", e);
    }
  }
}
