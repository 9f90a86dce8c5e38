package io.stoa.mapping;

import io.stoa.rate.RateTable;
import io.stoa.table.ValueTable;
import io.stoa.taxonomy.ChannelTaxonomy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What expressions look up besides products: categories of channels, value tables, rates. */
public interface MappingTables {
  /** There is nothing to look up. */
  MappingTables NONE =
      new MappingTables() {
        @Override
        public @Nullable String taxonomyCode() {
          return null;
        }

        @Override
        public @Nullable ChannelTaxonomy taxonomy(String code) {
          return null;
        }

        @Override
        public ValueTable.@Nullable Lookup table(String code) {
          return null;
        }

        @Override
        public RateTable rates() {
          return RateTable.NONE;
        }

        @Override
        public Known known() {
          return new Known(Set.of(), Set.of());
        }
      };

  /** The taxonomy that {@code channelCategory()} means; null where the channel has none. */
  @Nullable String taxonomyCode();

  /** The mapping to a taxonomy, null when nobody uploaded one of the code. */
  @Nullable ChannelTaxonomy taxonomy(String code);

  /** The value table that the feed means by the code, null when there is none. */
  ValueTable.@Nullable Lookup table(String code);

  RateTable rates();

  /** Which codes there are. */
  Known known();

  /** Codes for hints about mistyped ones. */
  record Known(Set<String> taxonomies, Set<String> tables) {
    public Known {
      taxonomies = Set.copyOf(taxonomies);
      tables = Set.copyOf(tables);
    }
  }
}
