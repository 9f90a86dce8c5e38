package io.stoa.change;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what changes touch. For one thread. */
public final class Touched {
  private final int most;
  private final Set<String> products = new HashSet<>();
  private final Set<String> models = new HashSet<>();
  private @Nullable String everything;

  /**
   * @param most with more products and models than these all are meant: looking at all is cheaper
   */
  public Touched(int most) {
    this.most = most;
  }

  /** A product by its key, also one that is gone. */
  public void product(String key) {
    products.add(key);
    limit();
  }

  /** A product model by its key, also one that is gone; what inherits from it is meant too. */
  public void model(String key) {
    models.add(key);
    limit();
  }

  private void limit() {
    if (everything == null && products.size() + models.size() > most) {
      everything("More than " + most + " products have changed.");
    }
  }

  /**
   * Everything may have changed.
   *
   * @param why a sentence for people
   */
  public void everything(String why) {
    if (everything == null) {
      everything = why;
    }
  }

  public boolean isEverything() {
    return everything != null;
  }

  /** Why everything may have changed, null when it is known what has. */
  public @Nullable String why() {
    return everything;
  }

  public Set<String> products() {
    return Collections.unmodifiableSet(products);
  }

  public Set<String> models() {
    return Collections.unmodifiableSet(models);
  }
}
