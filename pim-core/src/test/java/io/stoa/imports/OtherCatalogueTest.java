package io.stoa.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalog;
import io.stoa.job.Job;
import io.stoa.product.Associations;
import io.stoa.product.ResolvedProduct;
import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.spreadsheet.SheetFormat;
import io.stoa.spreadsheet.Tables;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A catalogue that makes other choices than the rest: commas and tabs, numbered file names, a
 * workbook among them, no lists of locales and currencies, an identifier that is not called sku,
 * uuids, prices and metrics in one cell, codes in another case, a locale-specific attribute.
 */
class OtherCatalogueTest {
  private static final UUID LAMP = UUID.fromString("5b9e4d1c-1b1e-4a57-9ae1-0f5c1f6f9d11");

  @TempDir Path directory;

  @Test
  void goesInWhateverItsChoices() throws IOException {
    Path folder = directory.resolve("lamps");
    ImportRig.write(
        folder, "1_categories.csv", "\uFEFFcode,parent,label-es_ES", "luz,,Luz", "pie,luz,De pie");
    ImportRig.write(
        folder,
        "2_channels.csv",
        "code,label,tree,locales,currencies",
        "tienda,Tienda,luz,\"es_ES,ca_ES\",\"EUR,GBP\"");
    ImportRig.write(folder, "attribute-groups.csv", "code\tsort_order", "base\t1");
    ImportRig.write(
        folder,
        "3_attributes.csv",
        "code,type,group,localizable,scopable,available_locales,metric_family,default_metric_unit",
        "ref,identifier,base,,,,,",
        "titulo,TEXT,base,1,,,,",
        "aviso,textarea,base,1,,ca_ES,,",
        "alto,metric,base,,,,Length,CENTIMETER",
        "pvp,price_collection,base,,1,,,",
        "acabado,simple_select,base,,,,,",
        "voltaje,metric,base,,,,Voltage,VOLT");
    Tables.write(
        folder.resolve("4_attribute_options.xlsx"),
        SheetFormat.XLSX,
        List.of(
            List.of("attribute", "code", "label-es_ES"),
            List.of("acabado", "Laton", "Latón"),
            List.of("acabado", "Negro", "Negro")));
    ImportRig.write(
        folder,
        "5_families.csv",
        "code,attributes,attribute_as_label,requirements-tienda",
        "lampara,\"ref,titulo,aviso,alto,pvp,acabado,voltaje\",titulo,\"ref,titulo\"");
    ImportRig.write(
        folder,
        "6_family_variants.csv",
        "code,family,variant-axes_1,variant-axes_2,variant-attributes_1,variant-attributes_2",
        "por_alto,lampara,alto,acabado,alto,\"acabado,ref\"");
    ImportRig.write(folder, "association_types.csv", "code,is_quantified", "LOTE,1", "VECINO,0");
    ImportRig.write(
        folder,
        "7_product-models.csv",
        "code,family_variant,parent,categories,titulo-es_ES,alto,pvp-tienda,VECINO-products",
        "torre-150,por_alto,TORRE,,,150 centimeter,,",
        "torre,por_alto,,PIE,Torre,,\"120.5 EUR,99 GBP\",L-1");
    ImportRig.write(
        folder,
        "8_products-2026-01-31.csv",
        "uuid,ref,parent,family,acabado,titulo-ca_ES,aviso-ca_ES,alto,alto-unit,LOTE-products,"
            + "LOTE-products-quantity,LOTE-product_models,LOTE-product_models-quantity",
        "," + "T-N,torre-150,LAMPARA,negro,,,,,,,,",
        LAMP + ",L-1,,lampara,LATON,Llum,Fràgil,0.4,METER,\"T-N,t-l\",\"2,3\",torre,5",
        ",T-L,Torre-150,,laton,,,150,CENTIMETER,,,,");

    try (ImportRig rig = new ImportRig(directory)) {
      Job job = rig.run(folder);
      List<String> story = new ArrayList<>(job.log());
      for (String file : job.files().keySet()) {
        rig.rows(job, file).forEach(row -> story.add(file + " " + row.cells()));
      }
      assertThat(job.state()).as(String.join("\n", story)).isEqualTo(Job.State.SUCCEEDED);
      assertThat(job.files()).as(String.join("\n", story)).isEmpty();

      Catalog catalog = rig.catalogs.current();
      assertThat(catalog.identifier().code()).isEqualTo("ref");
      assertThat(catalog.attribute("pvp").orElseThrow().type())
          .isEqualTo(AttributeType.PRICE_COLLECTION);
      assertThat(catalog.channel("tienda").orElseThrow().labels().byLocale())
          .isEqualTo(Map.of("es_ES", "Tienda"));

      ResolvedProduct variant = rig.product("t-l");
      assertThat(variant.family()).isEqualTo("lampara");
      assertThat(variant.models())
          .extracting(m -> m.code().text())
          .containsExactly("torre-150", "torre");
      assertThat(variant.categories()).containsExactly("pie");
      assertThat(variant.values().find(ValueKey.of("acabado")))
          .isEqualTo(new Value.Choice("Laton"));
      assertThat(variant.values().find(ValueKey.of("alto")))
          .isEqualTo(new Value.Measure(new BigDecimal(150), "CENTIMETER"));
      assertThat(variant.values().find(new ValueKey("pvp", null, "tienda")))
          .isEqualTo(
              Value.Prices.of(Map.of("EUR", new BigDecimal("120.5"), "GBP", new BigDecimal("99"))));

      ResolvedProduct lamp = rig.product("L-1");
      assertThat(lamp.product().uuid()).isEqualTo(LAMP);
      assertThat(lamp.values().find(new ValueKey("aviso", "ca_ES", null)))
          .isEqualTo(new Value.Text("Fràgil"));
      Associations.Targets set = lamp.product().associations().of("LOTE");
      assertThat(set.products().values()).containsExactlyInAnyOrder(2, 3);
      assertThat(set.productModels()).containsEntry("torre", 5);
    }
  }
}
