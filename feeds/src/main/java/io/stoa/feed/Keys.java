package io.stoa.feed;

import java.util.ArrayList;
import java.util.List;

/**
 * Some neighbours of what a feed selects, not loaded yet.
 *
 * @param models whether the codes are of topmost product models; else they are SKUs
 * @param codes as written, in the order of their keys
 */
record Keys(boolean models, List<String> codes) {
  Keys {
    codes = List.copyOf(codes);
  }

  /** The same in pieces of at most so many. */
  List<Keys> inPiecesOf(int most) {
    List<Keys> pieces = new ArrayList<>();
    for (int from = 0; from < codes.size(); from += most) {
      pieces.add(new Keys(models, codes.subList(from, Math.min(from + most, codes.size()))));
    }
    return pieces;
  }
}
