package io.stoa.web.api;

import io.stoa.job.Jobs;
import io.stoa.product.Products;
import io.stoa.projection.Indexer;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How much there is and how busy this node is. */
@Tag(name = "Status")
@RestController
@RequestMapping("/api/v1/status")
class StatusController {
  private final Products products;
  private final Indexer indexer;
  private final Jobs jobs;

  StatusController(Products products, Indexer indexer, Jobs jobs) {
    this.products = products;
    this.indexer = indexer;
    this.jobs = jobs;
  }

  @GetMapping
  Status status() {
    return new Status(products.count(), products.countModels(), indexer.lag(), jobs.active());
  }

  /**
   * @param indexLag changes that the search does not show yet
   */
  record Status(long products, long productModels, long indexLag, int jobsRunning) {}
}
