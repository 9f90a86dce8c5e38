package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.StoaException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class WebServerTest {
  @Test
  void aTakenPortIsToldWithWhatToDo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      WebSettings settings = WebSettings.local(taken.getLocalPort());

      assertThatThrownBy(() -> WebServer.check(settings))
          .isInstanceOf(StoaException.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
          .hasMessageContaining("--port 0");
    }
  }

  @Test
  void aPortThatIsNoneIsRefused() {
    assertThatThrownBy(() -> WebServer.check(WebSettings.local(70_000)))
        .isInstanceOf(StoaException.class);
  }

  @Test
  void anyFreePortWillDo() {
    WebServer.check(WebSettings.local(0));

    assertThat(WebSettings.local(0).host()).isEqualTo("127.0.0.1");
  }
}
