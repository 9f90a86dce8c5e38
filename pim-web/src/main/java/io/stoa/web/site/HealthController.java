package io.stoa.web.site;

import io.stoa.user.Users;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a load balancer whether this node can work. */
@Tag(name = "Health")
@RestController
class HealthController {
  private final Users users;

  HealthController(Users users) {
    this.users = users;
  }

  /** Answers 200 when the store answers, 503 when it does not. */
  @GetMapping("/health")
  Health health() {
    users.find(Users.FIRST);
    return new Health("UP");
  }

  /** The answer. */
  record Health(String status) {}
}
