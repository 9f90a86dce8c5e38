package io.stoa.web.api;

import io.stoa.product.ValueKey;
import io.stoa.store.Write;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to take back of one entry of a history.
 *
 * @param version that there must be now; without it, whichever is there
 * @param keys of the changes; without them, all of the entry's
 */
record RestoreBody(@Nullable Long version, @Nullable List<String> keys) {
  long expected() {
    return version == null ? Write.ANY : version;
  }

  @Nullable Set<ValueKey> wanted() {
    return keys == null ? null : keys.stream().map(ValueKey::parse).collect(Collectors.toSet());
  }
}
