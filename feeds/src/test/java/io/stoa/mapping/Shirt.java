package io.stoa.mapping;

import io.stoa.offer.Offer;
import io.stoa.product.Associations;
import io.stoa.product.Change;
import io.stoa.product.Identifier;
import io.stoa.product.Product;
import io.stoa.product.ProductEdit;
import io.stoa.product.ProductModel;
import io.stoa.product.ProductModelEdit;
import io.stoa.product.ResolvedProduct;
import io.stoa.product.Value;
import io.stoa.product.ValueChanges;
import io.stoa.product.ValueKey;
import io.stoa.product.Values;
import io.stoa.product.Versioned;
import io.stoa.store.Write;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds a shirt that every channel takes, to be spoilt by tests. */
public final class Shirt {
  private static final String HASH = "0123456789abcdef".repeat(4);

  private final String sku;
  private @Nullable String model;
  private final Map<ValueKey, Value> values = new TreeMap<>();
  private final List<Offer.Price> prices = new ArrayList<>();
  private boolean enabled = true;
  private final List<Offer.Stock> stock = new ArrayList<>();

  private Shirt(String sku) {
    this.sku = sku;
  }

  public static Shirt of(String sku) {
    Shirt shirt = new Shirt(sku);
    shirt.text("sku", sku).text("brand", "Linden & Loom").text("ean", "9520000010010");
    shirt.localized("name", "en_US", "Marlow shirt").localized("name", "zh_CN", "马洛府绸衬衫");
    shirt.put(new ValueKey("description", "en_US", "web"), new Value.Text("<p>A crisp shirt.</p>"));
    shirt.put(new ValueKey("description", "zh_CN", "wechat"), new Value.Text("挺括府绸面料。"));
    shirt.choice("color", "sky").choice("size", "s");
    shirt.choice("gender", "female").choice("age_group", "adult");
    shirt.put("material", new Value.Choices(List.of("cotton", "silk")));
    shirt.put("weight", new Value.Measure(new BigDecimal("172"), "GRAM"));
    shirt.text("google_product_category", "Apparel & Accessories > Clothing > Shirts & Tops");
    shirt.text("wechat_categories", "6153,6155,6162");
    shirt.image("image", "a").image("image_back", "b").image("image_detail", "c");
    shirt.prices.add(price(null, "USD", "99.00"));
    shirt.prices.add(price(null, "CNY", "689"));
    return shirt.stock("berlin", 3).stock("shanghai", 4);
  }

  public static Offer.Price price(@Nullable String channel, String currency, String list) {
    return new Offer.Price(channel, currency, new BigDecimal(list), null, null, null);
  }

  public Shirt put(ValueKey key, Value value) {
    values.put(key, value);
    return this;
  }

  public Shirt put(String attribute, Value value) {
    return put(ValueKey.of(attribute), value);
  }

  public Shirt without(String attribute) {
    values.keySet().removeIf(key -> key.attribute().equals(attribute));
    return this;
  }

  public Shirt text(String attribute, String text) {
    return put(attribute, new Value.Text(text));
  }

  public Shirt localized(String attribute, String locale, String text) {
    return put(new ValueKey(attribute, locale, null), new Value.Text(text));
  }

  public Shirt described(String text) {
    return put(new ValueKey("description", "en_US", "web"), new Value.Text(text));
  }

  public Shirt choice(String attribute, String option) {
    return put(attribute, new Value.Choice(option));
  }

  public Shirt image(String attribute, String letter) {
    String key = letter.repeat(2) + "/" + HASH.substring(2) + letter.repeat(2) + ".jpg";
    return put(attribute, new Value.Media(key, attribute + ".jpg"));
  }

  public Shirt launched(String day) {
    return put("launch_date", new Value.Day(LocalDate.parse(day)));
  }

  public Shirt priced(Offer.Price... newPrices) {
    prices.clear();
    prices.addAll(List.of(newPrices));
    return this;
  }

  public Shirt stock(String location, int quantity) {
    stock.removeIf(s -> s.location().equals(location));
    stock.add(new Offer.Stock(location, quantity));
    return this;
  }

  /** None at these locations. */
  public Shirt outOf(String... locations) {
    List.of(locations).forEach(location -> stock(location, 0));
    return this;
  }

  public Shirt outOfEverything() {
    stock.clear();
    return this;
  }

  public Shirt of(ProductModel parent) {
    model = parent.code().text();
    return this;
  }

  /** A root model of shirts with a name. */
  public static ProductModel model(String code) {
    return new ProductModel(
        new Identifier(code),
        "shirts_color_size",
        null,
        Set.of("shirts_w"),
        Associations.NONE,
        Values.of(
            Map.of(
                new ValueKey("name", "en_US", null), new Value.Text("Marlow shirt"),
                new ValueKey("name", "zh_CN", null), new Value.Text("马洛府绸衬衫"))),
        Instant.EPOCH,
        Instant.EPOCH);
  }

  public Offer offer() {
    return new Offer(new Identifier(sku), prices, stock);
  }

  /** The edit that stores it; a variant sets what its level sets. */
  public ProductEdit edit() {
    Map<ValueKey, Optional<Value>> own = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          boolean ofVariant = Set.of("size", "ean", "weight").contains(key.attribute());
          if (!key.attribute().equals("sku") && (model == null || ofVariant)) {
            own.put(key, Optional.of(value));
          }
        });
    return new ProductEdit(
        new Identifier(sku),
        null,
        Write.ANY,
        enabled,
        Change.to("shirts"),
        model == null ? Change.keep() : Change.to(model),
        model == null ? Set.of("shirts_w") : null,
        null,
        Map.of(),
        ValueChanges.of(own));
  }

  /** The edit that stores its values as a model's: those that are not of its variants. */
  public ProductModelEdit modelEdit(@Nullable String parent, Set<String> attributes) {
    Map<ValueKey, Optional<Value>> own = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (attributes.contains(key.attribute())) {
            own.put(key, Optional.of(value));
          }
        });
    return new ProductModelEdit(
        new Identifier(sku),
        Write.ANY,
        "shirts_color_size",
        parent == null ? Change.keep() : Change.to(parent),
        parent == null ? Set.of("shirts_w") : null,
        Map.of(),
        ValueChanges.of(own));
  }

  public Shirt below(String parent) {
    model = parent;
    return this;
  }

  public Shirt disabled() {
    enabled = false;
    return this;
  }

  public ResolvedProduct resolved() {
    Product product =
        new Product(
            new Identifier(sku),
            UUID.nameUUIDFromBytes(sku.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            enabled,
            "shirts",
            model,
            Set.of("shirts_w"),
            Set.of(),
            Associations.NONE,
            Values.of(values),
            Instant.EPOCH,
            Instant.EPOCH);
    return new ResolvedProduct(
        new Versioned<>(product, 1, 1),
        model == null ? List.of() : List.of(model(model)),
        "shirts",
        Values.of(values),
        Set.of("shirts_w", "sale_2026"),
        Associations.NONE);
  }

  public Subject subject() {
    return Subject.of(resolved(), offer());
  }
}
