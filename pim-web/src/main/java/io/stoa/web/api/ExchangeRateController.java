package io.stoa.web.api;

import io.stoa.app.MappingDesk;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.rate.ExchangeRate;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Exchange rates by which mappings convert prices. */
@Tag(name = "Mappings")
@RestController
@RequestMapping("/api/v1/exchange-rates")
class ExchangeRateController {
  private final MappingDesk mappings;

  ExchangeRateController(MappingDesk mappings) {
    this.mappings = mappings;
  }

  @GetMapping
  List<ExchangeRate> all() {
    return mappings.rates();
  }

  /** Sets rates, each in place of an earlier one of its two currencies; others stay. */
  @PutMapping
  List<ExchangeRate> save(@RequestBody List<ExchangeRate> rates) {
    if (rates.size() > Limits.MOST) {
      throw StoaException.invalid(
          List.of(Violation.of("", "count", "Has more than " + Limits.MOST + " rates.")));
    }
    List<Violation> violations = mappings.saveRates(rates);
    if (!violations.isEmpty()) {
      throw StoaException.invalid(violations);
    }
    return mappings.rates();
  }

  @DeleteMapping("/{from}/{to}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String from, @PathVariable String to) {
    mappings.deleteRate(from, to);
  }
}
