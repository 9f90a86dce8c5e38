package io.stoa.connectors.wechat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The body of calls about one product, in place of the text that WxJava makes.
 *
 * @param part 1 what is on sale, 2 the draft, 3 both; null where nothing is read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WeChatProductId(
    @JsonProperty("product_id") String id, @JsonProperty("data_type") @Nullable Integer part) {}
