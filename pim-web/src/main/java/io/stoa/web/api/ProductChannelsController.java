package io.stoa.web.api;

import io.stoa.app.ItemDesk;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What channels have of products. */
@Tag(name = "Channels")
@RestController
@RequestMapping("/api/v1/products/{identifier}/channels")
class ProductChannelsController {
  private final ItemDesk items;

  ProductChannelsController(ItemDesk items) {
    this.items = items;
  }

  /** One entry for each feed that knows the product or its product model. */
  @GetMapping
  List<ChannelItemView> all(@PathVariable String identifier) {
    return items.product(identifier).stream().map(ChannelItemView::of).toList();
  }
}
