package io.stoa.store.mongo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Carries what clients of MongoDB and their server say to each other, until it breaks: then all
 * connections are cut and each new one is reset, much as a client sees it of a primary that was
 * killed. The port stays taken, or somebody else could have it before the link is mended.
 */
public final class BreakingLink implements AutoCloseable {
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable Break> armed = new AtomicReference<>();
  private final ServerSocket door;
  private volatile boolean broken;

  /** In the middle of what it breaks. */
  public enum Break {
    NOWHERE,
    REQUEST,
    BEFORE_ANSWER,
    ANSWER
  }

  /**
   * @param target port of the server on this machine
   */
  public BreakingLink(int target) throws IOException {
    this.target = target;
    this.door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "breaking-link");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        if (broken) {
          reset(client);
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        Conversation talk = new Conversation(client, server);
        daemon(talk::requests);
        daemon(talk::answers);
      } catch (IOException e) {
        // Closed, or the client is gone already.
      }
    }
  }

  /** Breaks in the next write that comes by, or in a second at the latest. */
  public void breakIn(Break where) throws InterruptedException {
    if (where != Break.NOWHERE) {
      armed.set(where);
      for (int i = 0; i < 100 && !broken; i++) {
        Thread.sleep(10);
      }
    }
    cut();
  }

  private synchronized void cut() {
    armed.set(null);
    broken = true;
    open.forEach(BreakingLink::reset);
    open.clear();
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is closed already.
    }
    closeQuietly(socket);
  }

  private static void closeQuietly(AutoCloseable closed) {
    try {
      closed.close();
    } catch (Exception e) {
      // Nothing is left to be closed then.
    }
  }

  /** Takes connections again. */
  public void mend() {
    broken = false;
  }

  @Override
  public void close() {
    closeQuietly(door);
    cut();
  }

  private final class Conversation {
    private static final List<String> WRITES = List.of("\2update\0", "\2findAndModify\0");

    private final Socket client;
    private final Socket server;
    private volatile Break next = Break.NOWHERE;

    Conversation(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void requests() {
      byte[] bytes = new byte[1 << 16];
      try {
        InputStream in = client.getInputStream();
        OutputStream out = server.getOutputStream();
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
          Break where = isWrite(bytes, read) ? armed.getAndSet(null) : null;
          next = where == null ? next : where;
          out.write(bytes, 0, where == Break.REQUEST ? read / 2 : read);
          if (where == Break.REQUEST) {
            cut();
          }
        }
      } catch (IOException e) {
        // Cut.
      } finally {
        end();
      }
    }

    void answers() {
      byte[] bytes = new byte[1 << 16];
      try {
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream();
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
          Break where = next;
          if (where == Break.NOWHERE) {
            out.write(bytes, 0, read);
          } else {
            out.write(bytes, 0, where == Break.ANSWER ? read / 2 : 0);
            cut();
          }
        }
      } catch (IOException e) {
        // Cut.
      } finally {
        end();
      }
    }

    private static boolean isWrite(byte[] bytes, int length) {
      String text = new String(bytes, 0, Math.min(length, 256), StandardCharsets.ISO_8859_1);
      return WRITES.stream().anyMatch(text::contains);
    }

    private void end() {
      closeQuietly(client);
      closeQuietly(server);
      open.remove(client);
      open.remove(server);
    }
  }
}
