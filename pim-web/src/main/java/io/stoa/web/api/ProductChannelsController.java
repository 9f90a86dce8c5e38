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
@RequestMapping("/api/v1")
class ProductChannelsController {
  private final ItemDesk items;

  ProductChannelsController(ItemDesk items) {
    this.items = items;
  }

  /** One entry for each feed that knows the product or its product model. */
  @GetMapping("/products/{identifier}/channels")
  List<ChannelItemView> all(@PathVariable String identifier) {
    return items.product(identifier).stream().map(ChannelItemView::of).toList();
  }

  /**
   * For each feed that knows them: the item that the product model goes out as, or inside of, and
   * its variants where they are items of their own.
   */
  @GetMapping("/product-models/{code}/channels")
  List<ChannelItemView> ofModel(@PathVariable String code) {
    return items.model(code).stream().map(ChannelItemView::of).toList();
  }
}
