package io.stoa.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Sixteen bits for each field of a payload, so that a difference can be named without keeping the
 * payload. They only name: whether a payload differs is told by its own hash. Fields are numbered
 * by a list that the ledger keeps and that only grows. For one thread.
 */
public final class FieldHashes {
  private static final int BYTES = 2 * Short.BYTES;

  private final List<String> names;
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * @param known names that the ledger has numbered already
   */
  public FieldHashes(List<String> known) {
    this.names = new ArrayList<>(known);
    for (int i = 0; i < names.size(); i++) {
      numbers.put(names.get(i), i);
    }
  }

  /** All names, those known before first. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /** The text in which the ledger keeps hashes: the same for the same ones, in whichever order. */
  public String pack(Map<String, Integer> hashes) {
    int[] packed = new int[hashes.size()];
    int at = 0;
    for (Map.Entry<String, Integer> field : hashes.entrySet()) {
      int hash = field.getValue();
      packed[at++] =
          number(field.getKey(), hashes) << Short.SIZE
              | Short.toUnsignedInt((short) (hash ^ hash >>> Short.SIZE));
    }
    Arrays.sort(packed);
    ByteBuffer bytes = ByteBuffer.allocate(packed.length * BYTES);
    for (int each : packed) {
      bytes.putInt(each);
    }
    return Base64.getEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private int number(String name, Map<String, Integer> among) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    for (String each : new TreeSet<>(among.keySet())) {
      if (numbers.putIfAbsent(each, names.size()) == null) {
        names.add(each);
      }
    }
    return Objects.requireNonNull(numbers.get(name));
  }

  /** Names of the fields in which two packed texts differ, in order; none where one is null. */
  public List<String> changed(@Nullable String before, @Nullable String after) {
    if (before == null || after == null) {
      return List.of();
    }
    Map<Integer, Short> old = unpack(before);
    Map<Integer, Short> young = unpack(after);
    Set<Integer> all = new TreeSet<>(old.keySet());
    all.addAll(young.keySet());
    return all.stream()
        .filter(number -> !Objects.equals(old.get(number), young.get(number)))
        .map(number -> number < names.size() ? names.get(number) : "?")
        .toList();
  }

  private static Map<Integer, Short> unpack(String packed) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(packed));
    Map<Integer, Short> hashes = new LinkedHashMap<>();
    while (bytes.remaining() >= BYTES) {
      hashes.put(Short.toUnsignedInt(bytes.getShort()), bytes.getShort());
    }
    return hashes;
  }
}
