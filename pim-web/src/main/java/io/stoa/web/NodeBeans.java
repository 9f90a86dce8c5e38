package io.stoa.web;

import io.stoa.app.FeedDesk;
import io.stoa.app.ItemDesk;
import io.stoa.app.LaunchDesk;
import io.stoa.app.LedgerDesk;
import io.stoa.app.MappingDesk;
import io.stoa.app.StoaNode;
import io.stoa.catalog.Catalogs;
import io.stoa.connector.ConnectorRegistry;
import io.stoa.connectors.hosted.HostedFeeds;
import io.stoa.consistency.ConsistencyReport;
import io.stoa.exports.ExportEntities;
import io.stoa.feed.FeedSchemas;
import io.stoa.feed.FetchSchemas;
import io.stoa.feed.RehearseItems;
import io.stoa.imports.ImportCatalog;
import io.stoa.job.Jobs;
import io.stoa.json.Json;
import io.stoa.media.MediaStorage;
import io.stoa.offer.Offers;
import io.stoa.offer.StockPolicies;
import io.stoa.product.History;
import io.stoa.product.Products;
import io.stoa.projection.Indexer;
import io.stoa.schema.Schemas;
import io.stoa.search.ProductSearch;
import io.stoa.upload.Uploads;
import io.stoa.user.FailedSignIns;
import io.stoa.user.SignIns;
import io.stoa.user.Users;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** The node's parts for the controllers; the node owns and closes them. */
@Configuration(proxyBeanMethods = false)
class NodeBeans {
  @Bean
  Clock clock(StoaNode node) {
    return node.clock();
  }

  @Bean
  Users users(StoaNode node) {
    return node.users();
  }

  @Bean
  FailedSignIns failedSignIns(StoaNode node) {
    return node.failedSignIns();
  }

  @Bean
  SignIns signIns(StoaNode node) {
    return node.signIns();
  }

  @Bean(destroyMethod = "")
  Jobs jobs(StoaNode node) {
    return node.jobs();
  }

  @Bean
  Catalogs catalogs(StoaNode node) {
    return node.catalogs();
  }

  @Bean
  Products products(StoaNode node) {
    return node.products();
  }

  @Bean
  History history(StoaNode node) {
    return node.history();
  }

  @Bean
  Offers offers(StoaNode node) {
    return node.offers();
  }

  @Bean
  StockPolicies stockPolicies(StoaNode node) {
    return node.stockPolicies();
  }

  @Bean
  ProductSearch search(StoaNode node) {
    return node.search();
  }

  @Bean
  MediaStorage media(StoaNode node) {
    return node.media();
  }

  @Bean(destroyMethod = "")
  Indexer indexer(StoaNode node) {
    return node.indexer();
  }

  @Bean
  ImportCatalog imports(StoaNode node) {
    return node.imports();
  }

  @Bean
  ExportEntities exports(StoaNode node) {
    return node.exports();
  }

  @Bean(destroyMethod = "")
  FeedDesk feeds(StoaNode node) {
    return node.feeds();
  }

  @Bean(destroyMethod = "")
  ItemDesk items(StoaNode node) {
    return node.items();
  }

  @Bean
  LedgerDesk ledgers(StoaNode node) {
    return node.ledgers();
  }

  @Bean
  ConsistencyReport consistency(StoaNode node) {
    return node.consistency();
  }

  @Bean
  LaunchDesk launches(StoaNode node) {
    return node.launches();
  }

  @Bean
  MappingDesk mappings(StoaNode node) {
    return node.mappings();
  }

  @Bean
  Uploads uploads(StoaNode node) {
    return node.uploads();
  }

  @Bean
  HostedFeeds hosted(StoaNode node) {
    return node.hosted();
  }

  @Bean
  Schemas schemas(StoaNode node) {
    return node.schemas();
  }

  @Bean
  FeedSchemas feedSchemas(StoaNode node) {
    return node.feedSchemas();
  }

  @Bean
  FetchSchemas schemaFetching(StoaNode node) {
    return node.schemaFetching();
  }

  @Bean
  RehearseItems rehearsal(StoaNode node) {
    return node.rehearsal();
  }

  @Bean
  ConnectorRegistry connectors(StoaNode node) {
    return node.connectors();
  }

  /** As stored documents are read, but a name that the API does not know is refused. */
  @Bean
  JsonMapper jsonMapper() {
    return Json.MAPPER
        .rebuild()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .addModule(new ValueModule())
        .build();
  }
}
