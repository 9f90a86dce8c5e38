package io.stoa.web.watch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Names in each line of the log the product, feed or job that a call of the API is about. */
@Configuration(proxyBeanMethods = false)
class NamedInLog implements WebMvcConfigurer, HandlerInterceptor {
  /** Where the API names things, and what the log calls them. */
  private static final Map<String, String> NAMES =
      Map.of(
          "/api/v1/products/{identifier}", "product",
          "/api/v1/product-models/{code}", "product",
          "/api/v1/feeds/{code}", "feed",
          "/api/v1/jobs/{id}", "job");

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (pattern instanceof String route && variables instanceof Map<?, ?> values) {
      NAMES.forEach(
          (prefix, name) -> {
            Object value =
                values.get(prefix.substring(prefix.indexOf('{') + 1, prefix.length() - 1));
            if (route.startsWith(prefix) && value != null) {
              MDC.put(name, value.toString());
            }
          });
    }
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    NAMES.values().forEach(MDC::remove);
  }
}
