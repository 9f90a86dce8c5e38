package io.stoa.product;

import io.stoa.catalog.Attribute;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Images and files: a key of the media storage and an allowed extension. */
record MediaCheck(Set<String> extensions) implements ValueCheck {
  private static final Pattern KEY =
      Pattern.compile("[0-9a-f]{2}/[0-9a-f]{64}(\\.[a-z0-9]{1,10})?");
  private static final int LONGEST_NAME = 255;

  static MediaCheck of(Attribute attribute) {
    return new MediaCheck(
        attribute.rules().allowedExtensions().stream()
            .map(e -> e.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public @Nullable Value check(Value value, String field, Breaches breaches) {
    if (!(value instanceof Value.Media media)) {
      return ValueCheck.wrongKind("a file", field, breaches);
    }
    if (!KEY.matcher(media.key()).matches()) {
      breaches.add(field, "media", "Is no file of the media storage.", media.key());
      return null;
    }
    if (media.name().isBlank() || media.name().length() > LONGEST_NAME) {
      breaches.add(field, "media", "A file's name has 1 to 255 characters.", media.name());
      return null;
    }
    String extension =
        media.name().substring(media.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (!extensions.isEmpty() && !extensions.contains(extension)) {
      breaches.add(
          field,
          "allowed_extensions",
          "The extension must be one of " + String.join(", ", extensions) + ".",
          media.name());
      return null;
    }
    return value;
  }
}
