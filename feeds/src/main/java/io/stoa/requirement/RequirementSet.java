package io.stoa.requirement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything one channel wants, read from one data file.
 *
 * @param code name of the file, such as {@code google-merchant}
 * @param about what it serves and what to know, for people
 * @param reviewed the day on which the sources were last read, ISO-8601
 * @param formats codes of the formats it goes out in, the usual one first
 * @param item what one item of the feed is
 * @param parents whether the parent of variants is an item of its own, sent before its variants
 * @param deletion how the channel learns from files that an item is gone: with {@link
 *     Deletion#EXPLICIT} a file holds what has changed and what is to be taken away, else it is a
 *     whole one each time. A connector that sends items one by one says so itself
 * @param needsBaseUrl whether links are wanted, so that a feed must say where they lead
 * @param parameters constants that a feed gives
 * @param selectors CEL by name: values that stand beside a field's value, such as Amazon's {@code
 *     marketplace_id}
 * @param variants path of the list of variants where an item has its variants inside, such as
 *     {@code skus[]}
 * @param varyBy name of the field in which alone the variants inside one item may differ: a model
 *     is split by its other axes into items of their own; null where a model is one item
 * @param fields in the order in which they are written
 * @param rules what an item must satisfy as a whole
 * @param schema the stored JSON Schema that an item must satisfy besides, or null
 * @param files how its files look beyond what their format says
 * @param taxonomy the categories that its items are sorted into, or null
 */
public record RequirementSet(
    String code,
    String label,
    String about,
    String reviewed,
    List<String> formats,
    ItemOf item,
    boolean parents,
    Deletion deletion,
    boolean needsBaseUrl,
    List<Parameter> parameters,
    Map<String, String> selectors,
    String variants,
    @Nullable String varyBy,
    List<FieldRule> fields,
    List<ItemRule> rules,
    @Nullable SchemaRule schema,
    FileRules files,
    @Nullable TaxonomySource taxonomy) {
  private static final String USUAL_VARIANTS = "skus[]";

  public RequirementSet {
    formats = List.copyOf(formats);
    deletion = deletion == null ? Deletion.ABSENCE : deletion;
    item = item == null ? ItemOf.PRODUCT : item;
    parameters = parameters == null ? List.of() : List.copyOf(parameters);
    selectors = selectors == null ? Map.of() : Map.copyOf(selectors);
    variants = variants == null ? USUAL_VARIANTS : variants;
    fields = List.copyOf(fields);
    rules = rules == null ? List.of() : List.copyOf(rules);
    files = files == null ? FileRules.USUAL : files;
  }

  /** The same with other fields. */
  public RequirementSet withFields(List<FieldRule> others) {
    return with(item, others, files);
  }

  /** The same with another kind of item; null for no change. */
  public RequirementSet withItem(@Nullable ItemOf other) {
    return other == null ? this : with(other, fields, files);
  }

  /** The same with other files. */
  public RequirementSet withFiles(FileRules others) {
    return with(item, fields, others);
  }

  private RequirementSet with(ItemOf ofItem, List<FieldRule> ofFields, FileRules ofFiles) {
    return new RequirementSet(
        code,
        label,
        about,
        reviewed,
        formats,
        ofItem,
        parents,
        deletion,
        needsBaseUrl,
        parameters,
        selectors,
        variants,
        varyBy,
        ofFields,
        rules,
        schema,
        ofFiles,
        taxonomy);
  }

  /** The field of the name. */
  public Optional<FieldRule> field(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).findFirst();
  }

  /** Whether the field is mapped for each variant. */
  public boolean isOfVariant(FieldRule field) {
    return item == ItemOf.MODEL && field.name().startsWith(variants + ".");
  }

  /** The stable name of a rule: which file, which field, which check. */
  public String ruleName(FieldRule field, String check) {
    return code + "/" + field.name() + "/" + check;
  }

  /** The stable name of a rule about a whole item. */
  public String ruleName(ItemRule rule) {
    return code + "/" + rule.at() + "/" + rule.name();
  }

  /**
   * Where a channel publishes its categories; people upload them, since licences differ.
   *
   * @param code under which Stoa keeps them
   * @param url of the published file, or of the page that leads to it
   * @param says which of the files to take
   */
  public record TaxonomySource(String code, String label, String url, String says) {}

  /** What one item of a feed is. */
  public enum ItemOf {
    /** Each product or variant. */
    PRODUCT,
    /** Each product model with its variants inside; a product without model stands alone. */
    MODEL,
    /** Each product at each of its stock locations. */
    STORE
  }

  /**
   * A constant that a feed gives.
   *
   * @param fallback used when it is not given; null where there is none
   * @param type what kind of value it takes; any text unless it says otherwise
   * @param values what an ENUM may be
   */
  public record Parameter(
      String name,
      String label,
      boolean required,
      @Nullable String fallback,
      String help,
      FieldType type,
      List<String> values) {
    public Parameter {
      type = type == null ? FieldType.TEXT : type;
      values = values == null ? List.of() : List.copyOf(values);
    }

    /** What is wrong with the value, null when nothing is. */
    public @Nullable String problem(String value) {
      return TypeCheck.problem(type, value, values);
    }
  }
}
