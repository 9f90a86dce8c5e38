package io.stoa.feed;

import io.stoa.change.ChangeScope;
import io.stoa.change.ChangeSource;
import io.stoa.change.Touched;
import io.stoa.launch.LaunchMembers;
import io.stoa.launch.Launches;
import io.stoa.search.Filter;
import io.stoa.search.ProductSearch;

/** Tells which products an edit of a launch touches: those it holds, and those it held before. */
public final class LaunchChanges implements ChangeSource {
  private static final int BATCH = 500;

  private final Launches launches;
  private final ProductSearch search;

  public LaunchChanges(Launches launches, ProductSearch search) {
    this.launches = launches;
    this.search = search;
  }

  @Override
  public String name() {
    return "launches";
  }

  @Override
  public String position() {
    return Long.toString(launches.position());
  }

  @Override
  public void since(String position, ChangeScope scope, Touched touched) {
    for (Filter selection : launches.touchedSince(Long.parseLong(position)).selections()) {
      search.each(
          LaunchMembers.products(selection),
          BATCH,
          hits -> hits.forEach(hit -> touched.product(hit.key())));
      if (touched.isEverything()) {
        return;
      }
    }
  }
}
