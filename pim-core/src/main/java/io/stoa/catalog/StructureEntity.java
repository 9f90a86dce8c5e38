package io.stoa.catalog;

/** One piece of catalogue structure, found by its code within its {@link EntityType}. */
public sealed interface StructureEntity
    permits Attribute,
        AttributeGroup,
        AttributeOption,
        Family,
        FamilyVariant,
        Category,
        Channel,
        LocaleSetting,
        CurrencySetting,
        AssociationType,
        GroupType,
        Group,
        MeasurementFamily {
  /** The id of its document within the collection of its type. */
  String code();
}
