package io.stoa.feed;

import io.stoa.ledger.ItemKey;
import io.stoa.mapping.Subject;
import io.stoa.product.ProductModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One key of a feed with what was found under it. */
sealed interface Candidate {
  /** In a ledger. */
  String key();

  /** A product that is an item of its own. */
  record Single(String key, Subject subject, @Nullable ProductModel root) implements Candidate {
    static Single of(SelectSubjects.Selected selected) {
      return new Single(
          ItemKey.ofProduct(selected.subject().sku()), selected.subject(), selected.root());
    }
  }

  /**
   * A product model with its selected variants, at least one, in the order of their keys; or one of
   * the items that it is split into.
   *
   * @param sku code of the model, with what tells the part from others
   * @param parentOnly whether the item is the model alone, sent before its variants
   */
  record Group(
      String key, String sku, ProductModel root, List<Subject> variants, boolean parentOnly)
      implements Candidate {
    public Group {
      variants = List.copyOf(variants);
    }

    /** The item with all its variants. */
    Subject subject() {
      return subject(variants);
    }

    /** The item with some of its variants, at least one. */
    Subject subject(List<Subject> some) {
      return Subject.of(sku, root, some);
    }
  }

  /** A variant inside the item of its group. */
  record Inside(String key, String sku, String within) implements Candidate {}

  /** Is not selected, or not there. */
  record Nothing(String key) implements Candidate {}
}
