package io.stoa.web.api;

import io.stoa.app.LaunchDesk;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.feed.LaunchPlan;
import io.stoa.launch.Launch;
import io.stoa.product.Versioned;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Windows in time in which products are shown, in some feeds only. */
@Tag(name = "Launches")
@RestController
@RequestMapping("/api/v1/launches")
class LaunchController {
  private final LaunchDesk launches;

  LaunchController(LaunchDesk launches) {
    this.launches = launches;
  }

  @GetMapping
  List<LaunchView> all() {
    return launches.all().stream().map(this::view).toList();
  }

  @GetMapping("/{code}")
  LaunchView one(@PathVariable String code) {
    return view(launches.get(code));
  }

  /** Stores the launch under its code, new or changed; 409 when another version is there. */
  @PutMapping("/{code}")
  LaunchView save(@PathVariable String code, @RequestBody LaunchBody body) {
    List<Violation> violations = launches.save(body.toLaunch(code), body.version());
    if (!violations.isEmpty()) {
      throw StoaException.invalid(violations);
    }
    return one(code);
  }

  /** What the launch would do if it were stored like this: its products, feeds and next windows. */
  @PostMapping("/{code}/plan")
  LaunchPlan plan(@PathVariable String code, @RequestBody LaunchBody body) {
    Launch launch = body.toLaunch(code);
    List<Violation> violations = launches.check(launch);
    if (!violations.isEmpty()) {
      throw StoaException.invalid(violations);
    }
    return launches.plan(launch);
  }

  /**
   * Takes the launch away: every feed that selects its products shows them.
   *
   * @param version the one that was read; not checked when not given
   */
  @DeleteMapping("/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String code, @RequestParam(required = false) @Nullable Long version) {
    launches.delete(code, version);
  }

  private LaunchView view(Versioned<Launch> stored) {
    return LaunchView.of(stored, launches.plan(stored.value()));
  }
}
