package io.stoa.catalog;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A {@link Catalog} held in memory. Immutable; a change of one type rebuilds that type only. */
public final class CatalogSnapshot implements Catalog {
  private static final Comparator<StructureEntity> BY_CODE =
      Comparator.comparing(StructureEntity::code);
  private static final Attribute SKU = Attribute.of("sku", AttributeType.IDENTIFIER);

  private final Map<EntityType, Lazy<Shelf>> shelves;
  private final Lazy<OptionLists> options;
  private final Lazy<CategoryTree> tree;
  private final Attribute identifier;
  private final Set<String> activeLocales;
  private final Set<String> activeCurrencies;
  private final long revision;

  private CatalogSnapshot(
      Map<EntityType, Lazy<Shelf>> shelves,
      Lazy<OptionLists> options,
      Lazy<CategoryTree> tree,
      long revision) {
    this.shelves = shelves;
    this.options = options;
    this.tree = tree;
    this.revision = revision;
    this.identifier =
        all(Attribute.class).stream()
            .filter(a -> a.type() == AttributeType.IDENTIFIER)
            .findFirst()
            .orElse(SKU);
    Set<String> locales = new TreeSet<>();
    Set<String> currencies = new TreeSet<>();
    for (Channel channel : all(Channel.class)) {
      locales.addAll(channel.locales());
      currencies.addAll(channel.currencies());
    }
    for (CurrencySetting currency : all(CurrencySetting.class)) {
      if (currency.active()) {
        currencies.add(currency.code());
      }
    }
    this.activeLocales = Collections.unmodifiableSet(locales);
    this.activeCurrencies = Collections.unmodifiableSet(currencies);
  }

  /** A catalogue of exactly these entities, unchecked, beside the standard measurement families. */
  public static CatalogSnapshot of(StructureEntity... entities) {
    Map<EntityType, List<StructureEntity>> byType =
        Arrays.stream(entities).collect(Collectors.groupingBy(e -> EntityType.of(e.getClass())));
    return of(byType, 0);
  }

  static CatalogSnapshot of(
      Map<EntityType, ? extends Collection<? extends StructureEntity>> entities, long revision) {
    CatalogSnapshot built =
        new CatalogSnapshot(
            Map.of(),
            new Lazy<>(() -> new OptionLists(List.of())),
            new Lazy<>(() -> new CategoryTree(List.of())),
            revision);
    Map<EntityType, Collection<? extends StructureEntity>> all = new EnumMap<>(EntityType.class);
    all.putAll(entities);
    all.putIfAbsent(EntityType.MEASUREMENT_FAMILIES, List.of());
    return built.with(all, revision);
  }

  /** This catalogue with everything of the named types replaced. */
  CatalogSnapshot with(
      Map<EntityType, ? extends Collection<? extends StructureEntity>> changed, long newRevision) {
    Map<EntityType, Lazy<Shelf>> changedShelves = new EnumMap<>(EntityType.class);
    changedShelves.putAll(shelves);
    changed.forEach(
        (type, entities) -> changedShelves.put(type, new Lazy<>(() -> Shelf.of(type, entities))));
    return new CatalogSnapshot(
        changedShelves,
        changed.containsKey(EntityType.ATTRIBUTE_OPTIONS)
            ? new Lazy<>(() -> new OptionLists(listed(changedShelves, AttributeOption.class)))
            : options,
        changed.containsKey(EntityType.CATEGORIES)
            ? new Lazy<>(() -> new CategoryTree(listed(changedShelves, Category.class)))
            : tree,
        newRevision);
  }

  @Override
  public Optional<Attribute> attribute(String code) {
    return find(Attribute.class, code);
  }

  @Override
  public Attribute identifier() {
    return identifier;
  }

  @Override
  public Optional<AttributeOption> option(String attribute, String option) {
    return Optional.ofNullable(options.get().find(attribute, option));
  }

  @Override
  public List<AttributeOption> options(String attribute) {
    return options.get().of(attribute);
  }

  @Override
  public Optional<Family> family(String code) {
    return find(Family.class, code);
  }

  @Override
  public Optional<FamilyVariant> familyVariant(String code) {
    return find(FamilyVariant.class, code);
  }

  @Override
  public Optional<Category> category(String code) {
    return find(Category.class, code);
  }

  @Override
  public List<Category> ancestors(String category) {
    return tree.get().ancestors(category);
  }

  @Override
  public Set<String> withDescendants(String category) {
    return tree.get().withDescendants(category);
  }

  @Override
  public Optional<Channel> channel(String code) {
    return find(Channel.class, code);
  }

  @Override
  public Optional<MeasurementFamily> measurementFamily(String code) {
    return find(MeasurementFamily.class, code);
  }

  @Override
  public Optional<AssociationType> associationType(String code) {
    return find(AssociationType.class, code);
  }

  @Override
  public Optional<Group> group(String code) {
    return find(Group.class, code);
  }

  /** By type and code, in any case. */
  public <T extends StructureEntity> Optional<T> find(Class<T> type, String code) {
    Lazy<Shelf> shelf = shelves.get(EntityType.of(type));
    return shelf == null
        ? Optional.empty()
        : Optional.ofNullable(type.cast(shelf.get().byCode.get().find(code)));
  }

  @Override
  public <T extends StructureEntity> Collection<T> all(Class<T> type) {
    return listed(shelves, type);
  }

  @Override
  public Set<String> activeLocales() {
    return activeLocales;
  }

  @Override
  public Set<String> activeCurrencies() {
    return activeCurrencies;
  }

  @Override
  public boolean isActive(String locale, @Nullable String channel) {
    if (channel == null) {
      return activeLocales.contains(locale);
    }
    return channel(channel).map(c -> c.locales().contains(locale)).orElse(false);
  }

  @Override
  public long revision() {
    return revision;
  }

  @SuppressWarnings("unchecked") // a shelf holds entities of its type only
  private static <T extends StructureEntity> List<T> listed(
      Map<EntityType, Lazy<Shelf>> shelves, Class<T> type) {
    Lazy<Shelf> shelf = shelves.get(EntityType.of(type));
    return shelf == null ? List.of() : (List<T>) shelf.get().sorted;
  }

  /**
   * All entities of one type. Hundreds of thousands of options are found by their attribute, so
   * that a map of them by their own codes is seldom made.
   */
  private record Shelf(List<StructureEntity> sorted, Lazy<CodeMap<StructureEntity>> byCode) {
    static Shelf of(EntityType type, Collection<? extends StructureEntity> entities) {
      Map<String, StructureEntity> all = new HashMap<>();
      if (type == EntityType.MEASUREMENT_FAMILIES) {
        StandardMeasurements.FAMILIES.forEach(f -> all.put(CodeMap.fold(f.code()), f));
      }
      entities.forEach(e -> all.put(CodeMap.fold(e.code()), e));
      List<StructureEntity> sorted = all.values().stream().sorted(order(type)).toList();
      return new Shelf(sorted, new Lazy<>(() -> CodeMap.of(sorted, StructureEntity::code)));
    }

    private static Comparator<StructureEntity> order(EntityType type) {
      return switch (type) {
        case ATTRIBUTES ->
            Comparator.<StructureEntity>comparingInt(e -> ((Attribute) e).sortOrder())
                .thenComparing(BY_CODE);
        case ATTRIBUTE_OPTIONS ->
            Comparator.<StructureEntity, String>comparing(e -> ((AttributeOption) e).attribute())
                .thenComparing(e -> (AttributeOption) e, OptionLists.ORDER);
        default -> BY_CODE;
      };
    }
  }
}
