package io.stoa.mapping;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeOption;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Channel;
import io.stoa.catalog.Family;
import io.stoa.catalog.FamilyVariant;
import io.stoa.catalog.Labels;
import io.stoa.mapping.TraceNote.Kind;
import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue through one perspective, at one instant: finds which value of an attribute counts
 * here, and names things in the feed's language. Made once for a run; remembers what it looked up.
 * Thread-safe.
 */
public final class Lens {
  private final Catalog catalog;
  private final Perspective perspective;
  private final Instant now;
  private final MappingTables tables;
  private final Map<String, List<ValueKey>> keys = new ConcurrentHashMap<>();
  private final Map<String, String> optionLabels = new ConcurrentHashMap<>();
  private final Map<String, List<String>> usual;
  private final Map<String, List<String>> images = new ConcurrentHashMap<>();
  private final CategoryPaths categoryPaths;
  private final Units units;
  private final List<String> locales;
  private final @Nullable Recorder recorder;

  /** With nothing to look up besides the catalogue. */
  public Lens(Catalog catalog, Perspective perspective, Instant now) {
    this(catalog, perspective, now, MappingTables.NONE);
  }

  /**
   * @param tables what expressions look up
   */
  public Lens(Catalog catalog, Perspective perspective, Instant now, MappingTables tables) {
    this(catalog, perspective, now, tables, new ConcurrentHashMap<>(), null);
  }

  private Lens(
      Catalog catalog,
      Perspective perspective,
      Instant now,
      MappingTables tables,
      Map<String, List<String>> usual,
      @Nullable Recorder recorder) {
    this.usual = usual;
    this.tables = tables;
    this.catalog = catalog;
    this.perspective = perspective;
    this.now = now;
    this.recorder = recorder;
    this.locales = perspective.locales();
    this.categoryPaths = new CategoryPaths(catalog, perspective, this::label);
    this.units = new Units(catalog, channel().map(Channel::conversionUnits).orElse(Map.of()));
  }

  /** The same view, which tells the recorder what is read through it. For one thread. */
  Lens recording(Recorder into) {
    return new Lens(catalog, perspective, now, tables, usual, into);
  }

  public Catalog catalog() {
    return catalog;
  }

  public Perspective perspective() {
    return perspective;
  }

  public Instant now() {
    return now;
  }

  MappingTables tables() {
    return tables;
  }

  /** Code of the channel's category tree; empty when there is no such channel. */
  String tree() {
    return channel().map(Channel::tree).orElse("");
  }

  CategoryPaths categoryPaths() {
    return categoryPaths;
  }

  Units units() {
    return units;
  }

  Optional<Channel> channel() {
    return catalog.channel(perspective.channel());
  }

  Optional<Attribute> attribute(String code) {
    return catalog.attribute(code);
  }

  /**
   * The subject's value that counts here: the one in the feed's locale and channel, else the first
   * along its fall-backs; null when there is none or no such attribute.
   */
  @Nullable Value value(Subject subject, String attribute) {
    List<ValueKey> candidates =
        keys.computeIfAbsent(attribute, code -> keys(code, locales, perspective.channels()));
    return first(subject, attribute, candidates);
  }

  /** The first value there is: all locales in the first channel, then in the next. */
  @Nullable Value firstValue(
      Subject subject, String attribute, List<String> locales, List<String> channels) {
    return first(subject, attribute, keys(attribute, locales, channels));
  }

  private @Nullable Value first(Subject subject, String attribute, List<ValueKey> candidates) {
    for (int i = 0; i < candidates.size(); i++) {
      ValueKey key = candidates.get(i);
      Value value = subject.values().find(key);
      if (recorder != null) {
        recorder.read(SourceRead.attribute(key, value));
      }
      if (value != null) {
        if (i > 0) {
          note(Kind.FALLBACK, () -> "Taken from " + key + ": there is none before it.");
        }
        return value;
      }
    }
    if (recorder != null && candidates.isEmpty()) {
      recorder.read(SourceRead.unknownAttribute(attribute));
    }
    return null;
  }

  /** Remarks something on the step that is being computed; costs nothing unless recorded. */
  void note(Kind kind, Supplier<String> says) {
    if (recorder != null) {
      recorder.note(new TraceNote(kind, says.get()));
    }
  }

  /** Tells the recorder which part of an offer was looked at. */
  void readOffer(String name, @Nullable String channel, @Nullable Object value) {
    if (recorder != null) {
      recorder.read(new SourceRead(SourceRead.Kind.OFFER, name, null, channel, value));
    }
  }

  /** Codes of the attributes that hold prices where no offer does. */
  List<String> priceAttributes() {
    return usual("price", AttributeType.PRICE_COLLECTION);
  }

  /** Codes of the attributes that hold the number of pieces where no offer does. */
  List<String> stockAttributes() {
    return usual("stock", AttributeType.NUMBER);
  }

  private List<String> usual(String concept, AttributeType type) {
    return usual.computeIfAbsent(concept, c -> new UsualAttributes(catalog).codes(c, type));
  }

  /** Tells the recorder that a mapping of one of our categories was looked at. */
  void readCategory(String category, String target) {
    if (recorder != null) {
      recorder.read(new SourceRead(SourceRead.Kind.CATEGORY, category, null, null, target));
    }
  }

  /** A parameter of the feed, null when it has none of the name. */
  @Nullable String parameter(String name) {
    String value = perspective.parameters().get(name);
    if (recorder != null) {
      recorder.read(new SourceRead(SourceRead.Kind.PARAMETER, name, null, null, value));
    }
    return value;
  }

  /** Where a value may stand, the best place first; none for an unknown attribute. */
  private List<ValueKey> keys(String code, List<String> locales, List<String> channels) {
    Attribute attribute = catalog.attribute(code).orElse(null);
    if (attribute == null) {
      return List.of();
    }
    Set<ValueKey> keys = new LinkedHashSet<>();
    for (String channel : channels) {
      for (String locale : locales) {
        keys.add(
            new ValueKey(
                attribute.code(),
                attribute.localizable() ? locale : null,
                attribute.scopable() ? channel : null));
      }
    }
    return List.copyOf(keys);
  }

  /** A label in the feed's language or the next of its fall-backs. */
  String label(Labels labels, String fallback) {
    for (String locale : locales) {
      String label = labels.in(locale, "");
      if (!label.isEmpty()) {
        return label;
      }
    }
    return fallback;
  }

  /** The option's label in the feed's language, its code where there is none. */
  String optionLabel(String attribute, String option) {
    return optionLabels.computeIfAbsent(
        attribute + "/" + option,
        key ->
            catalog
                .option(attribute, option)
                .map(AttributeOption::labels)
                .map(labels -> label(labels, option))
                .orElse(option));
  }

  /** Codes of the family's image attributes: the one that pictures the product first. */
  List<String> imageAttributes(@Nullable String family) {
    return images.computeIfAbsent(family == null ? "" : family, this::imagesOf);
  }

  private List<String> imagesOf(String familyCode) {
    Family family = catalog.family(familyCode).orElse(null);
    String first = family == null ? null : family.attributeAsImage();
    return catalog.all(Attribute.class).stream()
        .filter(a -> a.type() == AttributeType.IMAGE)
        .map(Attribute::code)
        .filter(code -> family == null || contains(family, code))
        .sorted(java.util.Comparator.comparingInt(code -> code.equalsIgnoreCase(first) ? 0 : 1))
        .toList();
  }

  private static boolean contains(Family family, String code) {
    return family.attributes().contains(code)
        || family.attributes().stream().anyMatch(code::equalsIgnoreCase);
  }

  /** The attributes by which the variants of the model differ, outermost first. */
  List<String> axes(@Nullable String familyVariant) {
    return familyVariant == null
        ? List.of()
        : catalog.familyVariant(familyVariant).map(FamilyVariant::levels).orElse(List.of()).stream()
            .flatMap(level -> level.axes().stream())
            .toList();
  }

  /** {@code en}, {@code zh}. */
  String language() {
    return perspective.locale().split("_", 2)[0].toLowerCase(Locale.ROOT);
  }
}
