package io.stoa.web.api;

import io.stoa.imports.ImportCatalog;
import io.stoa.job.Jobs;
import io.stoa.upload.Upload;
import io.stoa.upload.Uploads;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes spreadsheets in. */
@Tag(name = "Imports")
@RestController
@RequestMapping("/api/v1/imports")
class ImportController {
  private final Uploads uploads;
  private final ImportCatalog imports;
  private final Jobs jobs;
  private final JobViews views;

  ImportController(Uploads uploads, ImportCatalog imports, Jobs jobs, JobViews views) {
    this.uploads = uploads;
    this.imports = imports;
    this.jobs = jobs;
    this.views = views;
  }

  /**
   * Queues the import of one or more CSV or XLSX files, or of one ZIP of them.
   *
   * @param entity what a single file holds, such as {@code products}; found out when not given
   */
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  JobView start(
      @RequestPart("files") List<MultipartFile> files,
      @RequestParam(required = false) @Nullable String entity,
      Principal caller) {
    List<Upload> received =
        files.stream()
            .map(f -> new Upload(FileNames.last(f.getOriginalFilename()), f::getInputStream))
            .toList();
    String named = entity == null || entity.isBlank() ? null : entity;
    return views.of(
        imports.submit(jobs, uploads.receive(received), named, label(received), caller.getName()));
  }

  /** The sender's own names; the folder that holds them says nothing to people. */
  private static String label(List<Upload> files) {
    return switch (files.size()) {
      case 0 -> "nothing";
      case 1 -> files.get(0).name();
      case 2 -> files.get(0).name() + " and " + files.get(1).name();
      default -> files.get(0).name() + " and " + (files.size() - 1) + " more files";
    };
  }
}
