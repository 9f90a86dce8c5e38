package io.stoa.consistency;

import io.stoa.ledger.EntryState;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one feed last told its channel of one product.
 *
 * @param state where the item stands; of a variant, where the item that it is in stands
 * @param listed whether the channel has it, as far as we know
 * @param currency of the prices, null where none was told
 * @param price without a sale, null where none was told
 * @param pays what buyers pay now, by what was told; null where no price was
 * @param words availability as it was told, null where it was not
 * @param quantity pieces, null where they were not told
 * @param sent when the run began that sent it, or that found that it is not to be sent
 */
public record ChannelListing(
    String feed,
    EntryState state,
    boolean listed,
    @Nullable String currency,
    @Nullable BigDecimal price,
    @Nullable BigDecimal pays,
    @Nullable String words,
    Availability availability,
    @Nullable Long quantity,
    @Nullable Instant sent) {}
