package io.stoa.mapping;

import static io.stoa.mapping.MappingFunction.ANY;
import static io.stoa.mapping.MappingFunction.LIST;
import static io.stoa.mapping.MappingFunction.MONEY;
import static io.stoa.mapping.MappingFunction.TEXT;
import static io.stoa.mapping.MappingFunction.any;
import static io.stoa.mapping.MappingFunction.money;
import static io.stoa.mapping.MappingFunction.text;

import io.stoa.mapping.MappingFunction.Group;
import io.stoa.mapping.TraceNote.Kind;
import io.stoa.rate.RateTable;
import io.stoa.table.ValueTable;
import io.stoa.taxonomy.ChannelTaxonomy;
import io.stoa.taxonomy.MappedCategories;
import io.stoa.taxonomy.TaxonomyNode;
import io.stoa.taxonomy.TaxonomyTree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Functions that look things up: categories of the channel, value tables, exchange rates. */
final class TableFunctions {
  private TableFunctions() {}

  static List<MappingFunction> all() {
    List<MappingFunction> all = new ArrayList<>(categories());
    all.addAll(tables());
    all.addAll(prices());
    return all;
  }

  private static List<MappingFunction> categories() {
    return FunctionGroup.of(Group.CHANNEL)
        .add(
            "channelCategory",
            TEXT,
            "The channel's category, by its id, that the product's category is mapped to, itself or"
                + " through one above it.",
            "channelCategory()",
            (lens, s, a) -> target(lens, s, lens.tables().taxonomyCode()))
        .add(
            "channelCategory",
            TEXT,
            "As channelCategory(), in another taxonomy than the channel's usual one.",
            "channelCategory(\"google\")",
            (lens, s, a) -> target(lens, s, Plain.text(a[0])),
            text("taxonomy"))
        .add(
            "channelCategoryPath",
            TEXT,
            "Names of the channel's category and those above it, > between.",
            "channelCategoryPath()",
            (lens, s, a) -> path(lens, s, lens.tables().taxonomyCode()))
        .add(
            "channelCategoryPath",
            TEXT,
            "As channelCategoryPath(), in another taxonomy than the channel's usual one.",
            "channelCategoryPath(\"google\")",
            (lens, s, a) -> path(lens, s, Plain.text(a[0])),
            text("taxonomy"))
        .add(
            "channelCategoryIds",
            LIST,
            "Ids from the channel's topmost category down to the product's.",
            "channelCategoryIds()",
            (lens, s, a) -> ids(lens, s))
        .all();
  }

  private static List<MappingFunction> tables() {
    return FunctionGroup.of(Group.CHANNEL)
        .add(
            "lookup",
            ANY,
            "What a value table has for the value, of a list for each entry; what becomes of a"
                + " value that is not in it the table itself says. Instead of a table's code a map"
                + " may stand, which gives null for what it does not hold.",
            "lookup(\"colours\", value(\"color\"))",
            (lens, s, a) -> lookup(lens, a[0], a[1], null, false),
            any("table"),
            any("value"))
        .add(
            "lookup",
            ANY,
            "As lookup with two arguments; the third is for what is not in the table or map.",
            "lookup({\"damen\": \"female\"}, value(\"gender\"), \"unisex\")",
            (lens, s, a) -> lookup(lens, a[0], a[1], a[2], true),
            any("table"),
            any("value"),
            any("otherwise"))
        .all();
  }

  private static List<MappingFunction> prices() {
    return FunctionGroup.of(Group.PRICES)
        .add(
            "convertPrice",
            MONEY,
            "The price in another currency by the stored exchange rates, with the digits that the"
                + " currency has; null where no rate is stored.",
            "convertPrice(price(\"USD\"), \"EUR\")",
            (lens, s, a) -> converted(lens, a[0], Plain.text(a[1])),
            money("price"),
            text("currency"))
        .add(
            "roundPrice",
            MONEY,
            "The price rounded half up to a step, such as 0.05 or 10.",
            "roundPrice(price(), \"0.05\")",
            (lens, s, a) -> stepped(lens, a[0], Plain.number(a[1])),
            money("price"),
            any("step"))
        .add(
            "priceEnding",
            MONEY,
            "The next price from this one upwards that ends in the amount, such as 12.99 for 12.40"
                + " with 0.99.",
            "priceEnding(convertPrice(price(), \"EUR\"), \"0.99\")",
            (lens, s, a) -> ending(lens, a[0], Plain.number(a[1])),
            money("price"),
            any("ending"))
        .all();
  }

  private static MappedCategories.@Nullable Found found(
      Lens lens, Subject subject, @Nullable ChannelTaxonomy taxonomy, @Nullable String code) {
    MappedCategories.Found found =
        taxonomy == null ? null : taxonomy.mapped().of(subject.categories(), lens.tree());
    if (found == null) {
      lens.note(
          Kind.CATEGORY,
          () ->
              code == null
                  ? "The channel has no taxonomy."
                  : taxonomy == null
                      ? "There is no taxonomy " + code + "."
                      : "None of " + subject.categories() + " is mapped in " + code + ".");
    } else {
      lens.readCategory(found.category(), found.mapping().target());
      lens.note(
          Kind.CATEGORY,
          () ->
              found.mapping().category()
                  + " is mapped to "
                  + found.mapping().path()
                  + (found.inherited() ? "; " + found.category() + " is below it." : "."));
    }
    return found;
  }

  private static @Nullable String target(Lens lens, Subject subject, @Nullable String code) {
    ChannelTaxonomy taxonomy = code == null ? null : lens.tables().taxonomy(code);
    MappedCategories.Found found = found(lens, subject, taxonomy, code);
    return found == null ? null : found.mapping().target();
  }

  private static @Nullable String path(Lens lens, Subject subject, @Nullable String code) {
    ChannelTaxonomy taxonomy = code == null ? null : lens.tables().taxonomy(code);
    MappedCategories.Found found = found(lens, subject, taxonomy, code);
    if (found == null || taxonomy == null) {
      return null;
    }
    return Optional.ofNullable(taxonomy.tree())
        .flatMap(tree -> tree.find(found.mapping().target()))
        .map(TaxonomyNode::pathText)
        .orElse(found.mapping().path());
  }

  private static @Nullable List<String> ids(Lens lens, Subject subject) {
    String code = lens.tables().taxonomyCode();
    ChannelTaxonomy taxonomy = code == null ? null : lens.tables().taxonomy(code);
    MappedCategories.Found found = found(lens, subject, taxonomy, code);
    TaxonomyTree tree = taxonomy == null ? null : taxonomy.tree();
    return found == null || tree == null ? null : tree.idsDownTo(found.mapping().target());
  }

  private static @Nullable Object lookup(
      Lens lens,
      @Nullable Object from,
      @Nullable Object value,
      @Nullable Object otherwise,
      boolean always) {
    if (value == null) {
      return otherwise;
    }
    if (from instanceof Map<?, ?> map) {
      Object found = map.get(value);
      return found == null ? otherwise : found;
    }
    String code = Plain.text(from);
    ValueTable.Lookup table = code == null ? null : lens.tables().table(code);
    if (table == null) {
      lens.note(Kind.TABLE, () -> "There is no value table " + code + ".");
      return otherwise;
    }
    if (value instanceof List<?> list) {
      List<Object> found = new ArrayList<>();
      for (Object entry : list) {
        Object one = one(lens, table, entry, otherwise, always);
        if (one != null) {
          found.add(one);
        }
      }
      return found;
    }
    return one(lens, table, value, otherwise, always);
  }

  private static @Nullable Object one(
      Lens lens,
      ValueTable.Lookup lookup,
      @Nullable Object value,
      @Nullable Object otherwise,
      boolean always) {
    String text = Plain.text(value);
    if (text == null) {
      return null;
    }
    String found = lookup.find(text);
    if (found != null) {
      return found;
    }
    ValueTable table = lookup.table();
    lens.note(
        Kind.TABLE, () -> "The value table " + table.code() + " has nothing for " + text + ".");
    if (always) {
      return otherwise;
    }
    return switch (table.unmapped()) {
      case PASS -> text;
      case FIXED -> table.fixed();
      case EMPTY -> null;
      case REPORT ->
          throw new UnmappedValue(
              "The value table " + table.code() + " has nothing for \"" + text + "\".");
    };
  }

  private static @Nullable Money converted(
      Lens lens, @Nullable Object price, @Nullable String currency) {
    if (!(price instanceof Money money) || currency == null) {
      return null;
    }
    RateTable.Applied rate = lens.tables().rates().rate(money.currency(), currency);
    if (rate == null) {
      lens.note(
          Kind.MONEY, () -> "No exchange rate from " + money.currency() + " to " + currency + ".");
      return null;
    }
    lens.note(Kind.MONEY, rate::says);
    return new Money(money.amount().multiply(rate.rate()), currency).toItsDigits();
  }

  private static @Nullable Money stepped(
      Lens lens, @Nullable Object price, @Nullable BigDecimal step) {
    if (!(price instanceof Money money) || step == null || step.signum() <= 0) {
      return null;
    }
    BigDecimal steps = money.amount().divide(step, 0, RoundingMode.HALF_UP);
    return rounded(lens, money, steps.multiply(step));
  }

  private static @Nullable Money ending(
      Lens lens, @Nullable Object price, @Nullable BigDecimal ending) {
    if (!(price instanceof Money money) || ending == null || ending.signum() < 0) {
      return null;
    }
    // What stands before the ending repeats: 0.99 ends each whole unit, 9.99 each ten of them.
    int places =
        ending.setScale(0, RoundingMode.DOWN).signum() == 0
            ? 0
            : ending.precision() - ending.scale();
    BigDecimal whole = BigDecimal.ONE.movePointRight(places);
    BigDecimal times =
        money.amount().subtract(ending).divide(whole, 0, RoundingMode.CEILING).max(BigDecimal.ZERO);
    return rounded(lens, money, whole.multiply(times).add(ending));
  }

  private static Money rounded(Lens lens, Money from, BigDecimal to) {
    Money rounded = new Money(to.setScale(Math.max(0, to.scale())), from.currency());
    if (to.compareTo(from.amount()) != 0) {
      lens.note(Kind.MONEY, () -> "Rounded from " + from.text() + " to " + rounded.text() + ".");
    }
    return rounded;
  }
}
