package io.stoa.web.api;

import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.offer.Offers;
import io.stoa.offer.StockPolicies;
import io.stoa.offer.StockPolicy;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where stock lies and how much of it each channel may show. */
@Tag(name = "Offers")
@RestController
@RequestMapping("/api/v1/stock")
class StockController {
  private final Offers offers;
  private final StockPolicies policies;

  StockController(Offers offers, StockPolicies policies) {
    this.offers = offers;
    this.policies = policies;
  }

  /** Codes of all stores and warehouses that stock or a price has named. */
  @GetMapping("/locations")
  List<String> locations() {
    return offers.locations();
  }

  /** Buffers and caps of each channel. */
  @GetMapping("/policies")
  List<StockPolicy> policies() {
    return policies.all();
  }

  /** Sets the buffer and cap of a channel; what is not given holds nothing back. */
  @PutMapping("/policies/{channel}")
  StockPolicy save(@PathVariable String channel, @RequestBody Policy wanted) {
    List<Violation> violations = policies.save(wanted.toPolicy(channel));
    if (!violations.isEmpty()) {
      throw StoaException.invalid(violations);
    }
    return policies.of(channel);
  }

  /** As {@link StockPolicy}. */
  record Policy(
      @Nullable String channel,
      @Nullable Integer holdBack,
      @Nullable Integer holdBackPerLocation,
      @Nullable Integer showAtMost,
      StockPolicy.@Nullable Which which,
      @Nullable List<String> locations) {
    StockPolicy toPolicy(String address) {
      return new StockPolicy(
          address,
          holdBack == null ? 0 : holdBack,
          holdBackPerLocation == null ? 0 : holdBackPerLocation,
          showAtMost,
          which == null ? StockPolicy.Which.ALL : which,
          locations == null ? List.of() : locations);
    }
  }
}
