package io.stoa.mapping;

import io.stoa.offer.ChannelStock;
import io.stoa.offer.Offer;
import io.stoa.product.ProductModel;
import io.stoa.product.ResolvedProduct;
import io.stoa.product.Values;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What expressions read: a product, or a product model standing for its variants.
 *
 * @param sku identifier or code as written
 * @param family code, or null
 * @param root code of the topmost product model, or null
 * @param parent code of the product model right above, or null
 * @param familyVariant of the model, or null
 * @param categories own and inherited
 * @param offer prices and stock, or null
 * @param store the stock location that the item is for, or null
 * @param updated when it or what it inherits from was last changed; its offer does not count
 * @param variants the products below a model
 * @param stock how many pieces the feed's channel shows; null to count those of the offer
 * @param launch what it goes out for, null for a product of no launch
 */
public record Subject(
    String sku,
    Role role,
    @Nullable String family,
    @Nullable String root,
    @Nullable String parent,
    @Nullable String familyVariant,
    Values values,
    Set<String> categories,
    @Nullable Offer offer,
    @Nullable String store,
    Instant updated,
    List<Subject> variants,
    @Nullable ChannelStock stock,
    @Nullable LaunchTerms launch) {

  /** What the subject is to its channel. */
  public enum Role {
    STANDALONE,
    VARIANT,
    MODEL
  }

  /** A product with what it costs and how many there are. */
  public static Subject of(ResolvedProduct product, @Nullable Offer offer) {
    ProductModel root = product.root();
    return new Subject(
        product.identifier().text(),
        root == null ? Role.STANDALONE : Role.VARIANT,
        product.family(),
        root == null ? null : root.code().text(),
        root == null ? null : product.models().get(0).code().text(),
        root == null ? null : root.familyVariant(),
        product.values(),
        product.categories(),
        offer,
        null,
        latest(product.product().updated(), product.models().stream().map(ProductModel::updated)),
        List.of(),
        null,
        null);
  }

  private static Instant latest(Instant own, Stream<Instant> others) {
    return others.reduce(own, (a, b) -> a.isAfter(b) ? a : b);
  }

  /**
   * A root product model with its variants, at least one. What the model itself does not say is
   * taken from its first variant.
   */
  public static Subject of(ProductModel root, List<Subject> variants) {
    return of(root.code().text(), root, variants);
  }

  /**
   * As {@link #of(ProductModel, List)}, of one of the items that the model is split into.
   *
   * @param sku of that item
   */
  public static Subject of(String sku, ProductModel root, List<Subject> variants) {
    Subject first = variants.get(0);
    return new Subject(
        sku,
        Role.MODEL,
        first.family(),
        root.code().text(),
        null,
        root.familyVariant(),
        root.values().over(first.values()),
        first.categories(),
        null,
        null,
        latest(root.updated(), variants.stream().map(Subject::updated)),
        variants,
        null,
        first.launch());
  }

  /** The same for one stock location. */
  public Subject at(String location) {
    return with(location, variants, stock, launch);
  }

  /** The same model with other variants, of the launch that the first goes out for. */
  public Subject withVariants(List<Subject> others) {
    return with(store, others, stock, others.isEmpty() ? null : others.get(0).launch());
  }

  /** The same as a channel shows it. */
  public Subject shown(ChannelStock pieces, @Nullable LaunchTerms terms) {
    return with(store, variants, pieces, terms);
  }

  private Subject with(
      @Nullable String location,
      List<Subject> others,
      @Nullable ChannelStock pieces,
      @Nullable LaunchTerms terms) {
    return new Subject(
        sku,
        role,
        family,
        root,
        parent,
        familyVariant,
        values,
        categories,
        offer,
        location,
        updated,
        others,
        pieces,
        terms);
  }
}
