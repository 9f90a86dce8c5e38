package io.stoa.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HoldTest {
  private static final long NOW = Claims.LEASE.toNanos() * 10;

  private final Hold hold = new Hold("run");

  /** A heartbeat, or whoever asks, may come upon it in the middle of that. */
  @Test
  void isNotLostBecauseSomebodyAsksWhileItIsBeingTaken() {
    assertThat(hold.isSure(NOW)).isFalse();

    hold.renewed(1, NOW);

    assertThat(hold.isSure(NOW)).isTrue();
    assertThat(hold.next()).isEqualTo(1);
  }

  @Test
  void isLostForGoodWhenItsLeaseHasEnded() {
    hold.renewed(1, NOW);
    assertThat(hold.isSure(NOW + Claims.LEASE.toNanos() + 1)).isFalse();

    hold.renewed(2, NOW);

    assertThat(hold.isSure(NOW)).isFalse();
    assertThat(hold.next()).isNull();
  }
}
