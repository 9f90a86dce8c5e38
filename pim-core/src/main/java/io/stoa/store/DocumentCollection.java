package io.stoa.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Documents of one kind. Thread-safe. Reads see every write that returned before they began. All
 * methods throw {@code StoaException} with {@code STORE_UNAVAILABLE} when the store cannot answer.
 */
public interface DocumentCollection {
  /** The largest body in bytes; a larger one is {@link WriteResult.Refused}. */
  int LARGEST_BODY = 15 * 1024 * 1024;

  /** After how many bytes of bodies a reading of {@link #changes} stops short of its limit. */
  int LARGEST_STRETCH = 32 * 1024 * 1024;

  /** The live document, empty if it never was or is deleted. */
  Optional<StoredDocument> get(String id);

  /** The live ones among the ids, by id. */
  Map<String, StoredDocument> getMany(Collection<String> ids);

  /** One write, durable when it returns. */
  default WriteResult put(Write write) {
    return bulk(List.of(write)).get(0);
  }

  /**
   * Many writes, each with its own result in the same order: a conflict of one never stops another.
   * Writes of the same id are applied in the order given.
   */
  List<WriteResult> bulk(List<Write> writes);

  /**
   * Live documents in id order (Unicode code points) after the given id. A document that exists
   * during the whole scan is seen exactly once, whatever is written meanwhile.
   *
   * @param afterId exclusive, null for the beginning
   * @param limit at least 1
   */
  List<StoredDocument> scan(@Nullable String afterId, int limit);

  /** As {@link #scan}, only documents found under the key of a declared index. */
  List<StoredDocument> scanByIndex(String index, String key, @Nullable String afterId, int limit);

  /**
   * What changed after the cursor, at most about {@code limit} documents and {@link
   * #LARGEST_STRETCH} bytes. Never misses a write; may repeat one.
   *
   * @param cursor 0 for the beginning
   */
  Changes changes(long cursor, int limit);

  /**
   * Where the change sequence stands: {@link #changes} from here on gives every write that returns
   * after this call. Cheap, however many documents there are.
   */
  long position();

  /** How many live documents there are. */
  long count();
}
