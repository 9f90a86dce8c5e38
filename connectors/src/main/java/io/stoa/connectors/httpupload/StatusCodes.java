package io.stoa.connectors.httpupload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A set of status codes, written such as {@code 200,202} or {@code 200-299}. */
record StatusCodes(List<Range> ranges) {
  private static final Pattern RANGE = Pattern.compile("([1-5][0-9]{2})(?:-([1-5][0-9]{2}))?");

  /** From and until, both included. */
  record Range(int from, int until) {}

  StatusCodes {
    ranges = List.copyOf(ranges);
  }

  static Optional<StatusCodes> parse(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String part : text.split("[,\\s]+", -1)) {
      Matcher range = RANGE.matcher(part);
      if (!range.matches()) {
        return Optional.empty();
      }
      int from = Integer.parseInt(range.group(1));
      ranges.add(new Range(from, range.group(2) == null ? from : Integer.parseInt(range.group(2))));
    }
    return Optional.of(new StatusCodes(ranges));
  }

  boolean contains(int status) {
    return ranges.stream().anyMatch(range -> range.from() <= status && status <= range.until());
  }
}
