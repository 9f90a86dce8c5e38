package io.stoa.web.api;

import io.stoa.error.StoaException;
import io.stoa.job.Job;
import io.stoa.job.Jobs;
import io.stoa.web.site.SafeFile;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How far imports, exports and other jobs are, and what came out of them. */
@Tag(name = "Jobs")
@RestController
@RequestMapping("/api/v1/jobs")
class JobController {
  private final Jobs jobs;
  private final JobViews views;

  JobController(Jobs jobs, JobViews views) {
    this.jobs = jobs;
    this.views = views;
  }

  /** The newest jobs first. */
  @GetMapping
  List<JobView> newest(
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(defaultValue = "50") int limit) {
    return jobs.newest(kind, Limits.within(limit)).stream().map(views::of).toList();
  }

  @GetMapping("/{id}")
  JobView one(@PathVariable String id) {
    return views.of(jobs.get(id));
  }

  /** Runs an interrupted, cancelled or failed job on from where it stood. */
  @PostMapping("/{id}/resume")
  @ResponseStatus(HttpStatus.ACCEPTED)
  JobView resume(@PathVariable String id) {
    return views.of(jobs.resume(id));
  }

  @PostMapping("/{id}/cancel")
  JobView cancel(@PathVariable String id) {
    Job job = jobs.cancel(id);
    return views.of(job);
  }

  /** Downloads a file that the job left, such as the rows that failed. */
  @GetMapping("/{id}/files/{name}")
  ResponseEntity<Resource> file(@PathVariable String id, @PathVariable String name) {
    Path file = jobs.file(id, name).orElseThrow(() -> StoaException.notFound("file", name));
    return SafeFile.download(name, MediaType.APPLICATION_OCTET_STREAM)
        .body(new FileSystemResource(file));
  }
}
