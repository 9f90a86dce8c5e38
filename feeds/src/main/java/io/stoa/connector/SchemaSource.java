package io.stoa.connector;

import java.util.List;

/** A connector whose channel publishes schemas of its items, such as Amazon's product types. */
public interface SchemaSource {
  /**
   * The schema as the channel has it now.
   *
   * @param name such as {@code SHIRT}
   * @param edition such as {@code LISTING}; empty where there is one only
   */
  PublishedSchema fetchSchema(Target target, String name, String edition) throws DeliveryException;

  /**
   * Names of schemas that fit.
   *
   * @param words to look for, empty for all
   */
  List<String> findSchemas(Target target, String words) throws DeliveryException;
}
