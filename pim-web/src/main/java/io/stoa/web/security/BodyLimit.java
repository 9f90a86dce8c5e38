package io.stoa.web.security;

import io.stoa.web.problem.Problem;
import io.stoa.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are larger than any document; uploads have the multipart limits instead, and
 * lines that are read one after the other may be many.
 */
final class BodyLimit extends OncePerRequestFilter {
  /** A product document may be 15 MiB; JSON of the API is about as large. */
  static final long LIMIT = 16L * 1024 * 1024;

  /** Some million rows, none of which stays in memory. */
  static final long LINES_LIMIT = 1024L * 1024 * 1024;

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return hasType(request, "multipart/");
  }

  private static long limit(HttpServletRequest request) {
    return hasType(request, "application/x-ndjson") ? LINES_LIMIT : LIMIT;
  }

  private static boolean hasType(HttpServletRequest request, String beginning) {
    String type = request.getContentType();
    return type != null && type.regionMatches(true, 0, beginning, 0, beginning.length());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long limit = limit(request);
    if (request.getContentLengthLong() > limit) {
      ProblemWriter.write(
          response,
          Problem.of(
              HttpStatus.CONTENT_TOO_LARGE,
              "BODY_TOO_LARGE",
              "A body has at most " + limit + " bytes."));
      return;
    }
    chain.doFilter(new Limited(request, limit), response);
  }

  /** For bodies that do not say how long they are. */
  private static final class Limited extends HttpServletRequestWrapper {
    private final long limit;

    Limited(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new LimitedStream(super.getInputStream(), limit);
    }
  }

  private static final class LimitedStream extends ServletInputStream {
    private final ServletInputStream body;
    private final long limit;
    private long left;

    LimitedStream(ServletInputStream body, long limit) {
      this.body = body;
      this.limit = limit;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int read = body.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = body.read(into, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) throws IOException {
      left -= read;
      if (left < 0) {
        throw new IOException("The body has more than " + limit + " bytes.");
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
