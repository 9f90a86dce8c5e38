package io.stoa.web.api;

import io.stoa.error.Violation;
import io.stoa.offer.OfferResult.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row.
 *
 * @param line which, the first is 1
 * @param sku as it was sent
 * @param violations why it was rejected, else empty
 */
record OfferAnswer(long line, @Nullable String sku, Outcome outcome, List<Violation> violations) {}
