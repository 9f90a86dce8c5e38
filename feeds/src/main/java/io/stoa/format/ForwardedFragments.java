package io.stoa.format;

import io.stoa.requirement.Item;
import java.io.IOException;

/** Fragments as another format writes them, for those that change one thing. */
abstract class ForwardedFragments implements Fragments {
  private final Fragments inner;

  ForwardedFragments(Fragments inner) {
    this.inner = inner;
  }

  @Override
  public byte[] head() {
    return inner.head();
  }

  @Override
  public byte[] before(int number) {
    return inner.before(number);
  }

  @Override
  public byte[] item(Item item) throws IOException {
    return inner.item(item);
  }

  @Override
  public byte[] foot() {
    return inner.foot();
  }

  @Override
  public int mostItems() {
    return inner.mostItems();
  }

  @Override
  public long mostBytes() {
    return inner.mostBytes();
  }

  @Override
  public Parts through(Parts parts) {
    return inner.through(parts);
  }

  @Override
  public FragmentSource source(CheckedFile file) {
    return inner.source(file);
  }

  @Override
  public boolean plain() {
    return inner.plain();
  }

  @Override
  public boolean movable() {
    return inner.movable();
  }

  @Override
  public boolean deletes() {
    return inner.deletes();
  }

  @Override
  public byte[] deletion(String sku) {
    return inner.deletion(sku);
  }
}
