package io.stoa.web.watch;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * A span for each request, below that of the caller when it sends {@code traceparent}. Its name is
 * the route; the address itself stays out, because some hold secrets.
 */
final class TraceFilter extends OncePerRequestFilter {
  /** What the log calls the trace. */
  private static final String TRACE = "trace";

  private static final int SERVER_ERROR = 500;

  private final OpenTelemetry traces;
  private final Tracer tracer;

  TraceFilter(@Nullable OpenTelemetry traces) {
    this.traces = traces == null ? OpenTelemetry.noop() : traces;
    this.tracer = this.traces.getTracer("io.stoa.web");
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.equals("/livez") || path.equals("/readyz") || path.startsWith("/actuator");
  }

  @Override
  @SuppressWarnings("try") // Nobody asks the scope for anything, it only has to end.
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Context caller =
        traces
            .getPropagators()
            .getTextMapPropagator()
            .extract(Context.root(), request, new Headers());
    Span span =
        tracer
            .spanBuilder(request.getMethod())
            .setParent(caller)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("http.request.method", request.getMethod())
            .startSpan();
    MDC.put(TRACE, span.getSpanContext().getTraceId());
    try (Scope current = span.makeCurrent()) {
      span.setAttribute("url.scheme", request.getScheme());
      chain.doFilter(request, response);
      tell(span, request, response.getStatus());
    } catch (IOException | ServletException | RuntimeException e) {
      span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
      throw e;
    } finally {
      MDC.remove(TRACE);
      span.end();
    }
  }

  private static void tell(Span span, HttpServletRequest request, int status) {
    Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    if (route != null) {
      span.updateName(request.getMethod() + " " + route);
      span.setAttribute("http.route", route.toString());
    }
    span.setAttribute("http.response.status_code", status);
    if (status >= SERVER_ERROR) {
      span.setStatus(StatusCode.ERROR);
    }
  }

  /** Reads the headers of a request. */
  private static final class Headers implements TextMapGetter<HttpServletRequest> {
    @Override
    public Iterable<String> keys(HttpServletRequest request) {
      return Collections.list(request.getHeaderNames());
    }

    @Override
    public @Nullable String get(@Nullable HttpServletRequest request, String name) {
      return request == null ? null : request.getHeader(name);
    }
  }
}
