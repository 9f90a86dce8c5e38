package io.stoa.taxonomy;

import io.stoa.likeness.LikenessIndex;
import io.stoa.likeness.LikenessIndex.Name;
import io.stoa.likeness.LikenessIndex.Scored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The categories of one taxonomy, found by id, by path and by likeness. Thread-safe. */
public final class TaxonomyTree {
  private final Taxonomy taxonomy;
  private final Map<String, TaxonomyNode> byId = new LinkedHashMap<>();
  private final Map<String, TaxonomyNode> byPath = new HashMap<>();
  private final LikenessIndex<TaxonomyNode> likeness;

  TaxonomyTree(Taxonomy taxonomy, List<TaxonomyNode> nodes) {
    this.taxonomy = taxonomy;
    List<Name<TaxonomyNode>> names = new ArrayList<>(nodes.size());
    for (TaxonomyNode node : nodes) {
      byId.put(node.id(), node);
      byPath.putIfAbsent(folded(node.pathText()), node);
      names.add(new Name<>(node, node.name(), node.path().subList(0, node.path().size() - 1)));
    }
    likeness = new LikenessIndex<>(names);
  }

  public Taxonomy taxonomy() {
    return taxonomy;
  }

  /** The category of the id, or of the whole path in any case. */
  public Optional<TaxonomyNode> find(String idOrPath) {
    TaxonomyNode node = byId.get(idOrPath.strip());
    return Optional.ofNullable(node != null ? node : byPath.get(folded(idOrPath)));
  }

  /** Ids from the topmost category down to the one of the id; empty for an unknown one. */
  public List<String> idsDownTo(String id) {
    TaxonomyNode node = byId.get(id);
    List<String> ids = new ArrayList<>();
    for (int i = 1; node != null && i <= node.path().size(); i++) {
      String path = String.join(TaxonomyNode.BETWEEN, node.path().subList(0, i));
      TaxonomyNode above = byPath.get(folded(path));
      if (above != null) {
        ids.add(above.id());
      }
    }
    return ids;
  }

  /**
   * What somebody looks for: an id, or words of which each begins a word of the path; where none
   * has all of them, the most like ones.
   */
  public List<TaxonomyNode> search(String words, int limit) {
    Optional<TaxonomyNode> exact = find(words);
    if (exact.isPresent()) {
      return List.of(exact.get());
    }
    List<String> wanted = List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
    List<TaxonomyNode> found =
        byId.values().stream()
            .filter(node -> hasAll(node, wanted))
            .sorted(
                Comparator.comparingInt((TaxonomyNode node) -> inName(node, wanted) ? 0 : 1)
                    .thenComparingInt(node -> node.path().size()))
            .limit(limit)
            .toList();
    return found.isEmpty()
        ? likeness.nearest(words, List.of(), limit).stream().map(Scored::value).toList()
        : found;
  }

  private static boolean hasAll(TaxonomyNode node, List<String> wanted) {
    String text = " " + node.pathText().toLowerCase(Locale.ROOT);
    return wanted.stream().allMatch(word -> begins(text, word));
  }

  private static boolean inName(TaxonomyNode node, List<String> wanted) {
    String text = " " + node.name().toLowerCase(Locale.ROOT);
    return wanted.stream().anyMatch(word -> begins(text, word));
  }

  private static boolean begins(String text, String word) {
    int at = text.indexOf(word);
    while (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
      at = text.indexOf(word, at + 1);
    }
    return at >= 0;
  }

  /**
   * Categories that are like one of ours.
   *
   * @param above labels of our categories above it, the nearest first
   * @param below the path under which they are likely to be, such as that of the category above;
   *     empty for anywhere
   */
  public List<Scored<TaxonomyNode>> like(
      String label, List<String> above, List<String> below, int limit) {
    List<Scored<TaxonomyNode>> found = likeness.nearest(label, above, limit * 4);
    return found.stream()
        .map(s -> new Scored<>(s.value(), raised(s, below)))
        .sorted(Comparator.comparingDouble((Scored<TaxonomyNode> s) -> -s.score()))
        .limit(limit)
        .toList();
  }

  private static double raised(Scored<TaxonomyNode> scored, List<String> below) {
    List<String> path = scored.value().path();
    boolean under =
        !below.isEmpty()
            && path.size() >= below.size()
            && path.subList(0, below.size()).equals(below);
    return under ? scored.score() + 0.25 * (1 - scored.score()) : scored.score();
  }

  private static String folded(String path) {
    return path.strip().toLowerCase(Locale.ROOT);
  }
}
