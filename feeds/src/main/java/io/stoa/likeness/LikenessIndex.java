package io.stoa.likeness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds those of many names that are most like a wanted one. Words weigh the more the fewer names
 * have them; what stands around a name, such as the categories above it, weighs less than the name.
 * Thread-safe.
 *
 * @param <T> what a name stands for
 */
public final class LikenessIndex<T> {
  private static final double CONTEXT = 0.35;
  private static final double LEAST = 0.08;

  /** What is like only in what stands around it is hardly meant. */
  private static final double ONLY_AROUND = 0.4;

  private final List<Name<T>> names;
  private final Map<String, List<Posting>> postings = new HashMap<>();
  private final Map<Integer, List<String>> wordsByLength = new HashMap<>();
  private final double[] norms;
  private final double rarest;

  /**
   * @param around what stands around it, such as the labels above
   */
  public record Name<T>(T value, String name, List<String> around) {}

  /**
   * @param score 0 to 1, 1 for the same words
   */
  public record Scored<T>(T value, double score) {}

  private record Posting(int at, boolean inName) {}

  private record Like(String word, double share) {}

  public LikenessIndex(List<Name<T>> all) {
    names = List.copyOf(all);
    for (int i = 0; i < names.size(); i++) {
      Set<String> own = new TreeSet<>(Words.of(names.get(i).name()));
      Set<String> near = around(names.get(i).around());
      near.removeAll(own);
      int at = i;
      own.forEach(word -> post(word, new Posting(at, true)));
      near.forEach(word -> post(word, new Posting(at, false)));
    }
    postings
        .keySet()
        .forEach(w -> wordsByLength.computeIfAbsent(w.length(), l -> new ArrayList<>()).add(w));
    rarest = Math.log(1 + names.size());
    norms = new double[names.size()];
    postings.forEach(
        (word, places) ->
            places.forEach(
                place -> norms[place.at()] += square(weight(word) * share(place.inName()))));
  }

  private void post(String word, Posting posting) {
    postings.computeIfAbsent(word, w -> new ArrayList<>()).add(posting);
  }

  private static Set<String> around(List<String> texts) {
    Set<String> words = new TreeSet<>();
    texts.forEach(text -> words.addAll(Words.of(text)));
    return words;
  }

  /** The most like first, at most so many; what is hardly like at all is not among them. */
  public List<Scored<T>> nearest(String name, List<String> around, int limit) {
    Map<String, Boolean> wanted = new HashMap<>();
    around(around).forEach(word -> wanted.put(word, false));
    Words.of(name).forEach(word -> wanted.put(word, true));
    double[] scores = new double[names.size()];
    boolean[] named = new boolean[names.size()];
    double norm = 0;
    for (Map.Entry<String, Boolean> word : wanted.entrySet()) {
      double weight = share(word.getValue());
      List<Like> found = like(word.getKey());
      double rarity = found.isEmpty() ? rarest : weight(found.get(0).word());
      norm += square(weight * rarity);
      add(found, word.getValue(), weight * rarity, scores, named);
    }
    List<Scored<T>> best = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > 0) {
        double score = scores[i] / Math.sqrt(norm * norms[i]) * (named[i] ? 1 : ONLY_AROUND);
        if (score >= LEAST) {
          best.add(new Scored<>(names.get(i).value(), Math.min(1, score)));
        }
      }
    }
    best.sort(Comparator.comparingDouble((Scored<T> s) -> s.score()).reversed());
    return List.copyOf(best.subList(0, Math.min(limit, best.size())));
  }

  /** Each name gets the best that one wanted word gives, not the sum of all its like words. */
  private void add(
      List<Like> found, boolean inName, double weight, double[] scores, boolean[] named) {
    Map<Integer, Double> best = new HashMap<>();
    for (Like like : found) {
      double rarity = weight(like.word());
      for (Posting place : postings.getOrDefault(like.word(), List.of())) {
        best.merge(place.at(), like.share() * rarity * share(place.inName()) * weight, Math::max);
        named[place.at()] |= inName && place.inName();
      }
    }
    best.forEach((at, score) -> scores[at] += score);
  }

  /** Words of the names that are like the wanted one, the most like first. */
  private List<Like> like(String wanted) {
    if (postings.containsKey(wanted)) {
      return List.of(new Like(wanted, 1));
    }
    List<Like> found = new ArrayList<>();
    wordsByLength.forEach(
        (length, words) -> {
          int longer = Math.max(length, wanted.length());
          int bound = longer < 4 ? 0 : longer < 6 ? 1 : longer < 10 ? 2 : 3;
          boolean compound = Math.min(length, wanted.length()) >= 4;
          if (compound || Math.abs(length - wanted.length()) <= bound) {
            words.forEach(word -> addIfLike(wanted, word, bound, compound, found));
          }
        });
    found.sort(Comparator.comparingDouble(Like::share).reversed().thenComparing(Like::word));
    return found;
  }

  private static void addIfLike(
      String wanted, String word, int bound, boolean compound, List<Like> found) {
    double longer = Math.max(word.length(), wanted.length());
    double shorter = Math.min(word.length(), wanted.length());
    if (compound && (word.contains(wanted) || wanted.contains(word))) {
      found.add(new Like(word, 0.45 + 0.5 * shorter / longer));
      return;
    }
    int distance = EditDistance.within(wanted, word, bound);
    if (bound > 0 && distance <= bound) {
      found.add(new Like(word, 1 - 1.3 * distance / longer));
    }
  }

  private double weight(String word) {
    int places = postings.getOrDefault(word, List.of()).size();
    return Math.log(1 + (double) names.size() / Math.max(1, places));
  }

  private static double share(boolean inName) {
    return inName ? 1 : CONTEXT;
  }

  private static double square(double number) {
    return number * number;
  }
}
