package io.stoa.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One immutable picture of the whole structure. Look-ups ignore the case of codes, as Akeneo's do:
 * catalogues in the wild mix them. All answers carry the code as it was defined.
 */
public interface Catalog {
  Optional<Attribute> attribute(String code);

  /** The attribute whose value identifies products; {@code sku} where none is defined. */
  Attribute identifier();

  /** The option of the attribute. */
  Optional<AttributeOption> option(String attribute, String option);

  /** The attribute's options in their sort order. */
  List<AttributeOption> options(String attribute);

  Optional<Family> family(String code);

  Optional<FamilyVariant> familyVariant(String code);

  Optional<Category> category(String code);

  /** The category's ancestors from its parent up to the root; empty for a root. */
  List<Category> ancestors(String category);

  /** Codes of the category and of all below it. */
  Set<String> withDescendants(String category);

  Optional<Channel> channel(String code);

  Optional<MeasurementFamily> measurementFamily(String code);

  Optional<AssociationType> associationType(String code);

  Optional<Group> group(String code);

  /** All of one type, in code order; attributes and options in their sort order. */
  <T extends StructureEntity> Collection<T> all(Class<T> type);

  /** Locales that at least one channel uses. */
  Set<String> activeLocales();

  /** Active currencies. */
  Set<String> activeCurrencies();

  /** Whether the locale is active on the channel (or, channel null, on any). */
  boolean isActive(String locale, @Nullable String channel);

  /** Grows whenever the structure changes; equal revisions mean equal catalogues. */
  long revision();
}
