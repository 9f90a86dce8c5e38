package io.stoa.mapping;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeOption;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Channel;
import io.stoa.catalog.Family;
import io.stoa.catalog.FamilyVariant;
import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Map<String, Optional<ValueKey>> keys = new ConcurrentHashMap<>();
  private final Map<String, String> optionLabels = new ConcurrentHashMap<>();
  private final Map<String, List<String>> images = new ConcurrentHashMap<>();
  private final CategoryPaths categoryPaths;
  private final Units units;

  public Lens(Catalog catalog, Perspective perspective, Instant now) {
    this.catalog = catalog;
    this.perspective = perspective;
    this.now = now;
    this.categoryPaths = new CategoryPaths(catalog, perspective);
    this.units = new Units(catalog, channel().map(Channel::conversionUnits).orElse(Map.of()));
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

  /** The subject's value that counts here; null when there is none or no such attribute. */
  @Nullable Value value(Subject subject, String attribute) {
    ValueKey key =
        keys.computeIfAbsent(
                attribute, code -> key(code, perspective.locale(), perspective.channel()))
            .orElse(null);
    return key == null ? null : subject.values().find(key);
  }

  /** As {@link #value(Subject, String)} in another locale and channel. */
  @Nullable Value value(Subject subject, String attribute, String locale, String channel) {
    ValueKey key = key(attribute, locale, channel).orElse(null);
    return key == null ? null : subject.values().find(key);
  }

  private Optional<ValueKey> key(String code, String locale, String channel) {
    return catalog
        .attribute(code)
        .map(
            attribute ->
                new ValueKey(
                    attribute.code(),
                    attribute.localizable() ? locale : null,
                    attribute.scopable() ? channel : null));
  }

  /** The option's label in the feed's language, its code where there is none. */
  String optionLabel(String attribute, String option) {
    return optionLabels.computeIfAbsent(
        attribute + "/" + option,
        key ->
            catalog
                .option(attribute, option)
                .map(AttributeOption::labels)
                .map(labels -> labels.in(perspective.locale(), option))
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
