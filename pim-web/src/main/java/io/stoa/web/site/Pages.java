package io.stoa.web.site;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Serves the built web pages; an address inside the application gets its start page. Files in
 * {@code assets} are named by their content and are kept for ever. The start page names them, so it
 * is never kept, nor compared by its date: all builds of a version give their files the same one.
 */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {
  private static final String LOCATION = "classpath:/static/";
  private static final List<String> NOT_PAGES =
      List.of(
          "api/",
          "v3/",
          "media/",
          "hosted/",
          "assets/",
          "health",
          "livez",
          "readyz",
          "actuator/",
          "error");

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations(LOCATION + "assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    registry
        .addResourceHandler("/**")
        .addResourceLocations(LOCATION)
        .setCacheControl(CacheControl.noStore())
        .setUseLastModified(false)
        .resourceChain(true)
        .addResolver(new StartPage());
  }

  /** The page names its own files by content, so the start page is all that it may be given. */
  private static final class StartPage extends PathResourceResolver {
    @Override
    protected @Nullable Resource resolveResourceInternal(
        @Nullable HttpServletRequest request,
        String requestPath,
        List<? extends Resource> locations,
        ResourceResolverChain chain) {
      Resource file =
          requestPath.isEmpty()
              ? null
              : super.resolveResourceInternal(request, requestPath, locations, chain);
      if (file != null || request == null || !isPage(request, requestPath)) {
        return file;
      }
      return super.resolveResourceInternal(request, "index.html", locations, chain);
    }

    private static boolean isPage(HttpServletRequest request, String path) {
      String accept = request.getHeader(HttpHeaders.ACCEPT);
      return accept != null
          && accept.contains("text/html")
          && NOT_PAGES.stream().noneMatch(path::startsWith);
    }
  }
}
