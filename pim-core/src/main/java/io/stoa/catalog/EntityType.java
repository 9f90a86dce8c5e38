package io.stoa.catalog;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of structure, in the order in which one depends on those before it. */
public enum EntityType {
  LOCALES("locales", LocaleSetting.class),
  CURRENCIES("currencies", CurrencySetting.class),
  MEASUREMENT_FAMILIES("measurement_families", MeasurementFamily.class),
  CATEGORIES("categories", Category.class),
  CHANNELS("channels", Channel.class),
  ATTRIBUTE_GROUPS("attribute_groups", AttributeGroup.class),
  ATTRIBUTES("attributes", Attribute.class),
  ATTRIBUTE_OPTIONS("attribute_options", AttributeOption.class),
  FAMILIES("families", Family.class),
  FAMILY_VARIANTS("family_variants", FamilyVariant.class),
  ASSOCIATION_TYPES("association_types", AssociationType.class),
  GROUP_TYPES("group_types", GroupType.class),
  GROUPS("groups", Group.class);

  private static final Map<Class<?>, EntityType> BY_CLASS =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EntityType::type, t -> t));

  private final String code;
  private final Class<? extends StructureEntity> type;

  EntityType(String code, Class<? extends StructureEntity> type) {
    this.code = code;
    this.type = type;
  }

  /** The name in URLs, file names ({@code attributes.csv}) and the store. */
  public String code() {
    return code;
  }

  public Class<? extends StructureEntity> type() {
    return type;
  }

  /** The kind of the entities of the class. */
  public static EntityType of(Class<? extends StructureEntity> type) {
    EntityType found = BY_CLASS.get(type);
    if (found == null) {
      throw new IllegalArgumentException("Not a concrete kind of structure: " + type);
    }
    return found;
  }

  public static Optional<EntityType> byCode(String code) {
    return Arrays.stream(values()).filter(t -> t.code.equals(code)).findFirst();
  }
}
