import type { components } from './openapi';
import type * as Mapping from './mappingTypes';
import type * as Api from './types';

/*
 * The types of the pages are written by hand, since the server's description says neither which
 * fields are always there nor what a value looks like. This file keeps the two together: a field
 * that the description (`npm run api`) does not have stops the type check here, by its name.
 */
type Schemas = components['schemas'];
type Unknown<Mine, Theirs> = Exclude<keyof Mine, keyof Theirs>;

interface UnknownFields {
  askedCounts: Unknown<Api.AskedCounts, Schemas['FacetBody']>;
  askedFacet: Unknown<Api.AskedFacet, Schemas['Part']>;
  attribute: Unknown<Api.FormAttribute, Schemas['AttributeView']>;
  catalog: Unknown<Api.Catalog, Schemas['CatalogView']>;
  category: Unknown<Api.CategoryNode, Schemas['CategoryView']>;
  changedItem: Unknown<Api.ChangedItem, Schemas['ChangedItem']>;
  channel: Unknown<Api.Channel, Schemas['ChannelView']>;
  channelIssue: Unknown<Api.ChannelIssue, Schemas['IssueView']>;
  channelItem: Unknown<Api.ChannelItem, Schemas['ChannelItemView']>;
  channelProblem: Unknown<Api.ChannelProblem, Schemas['ProblemView']>;
  channelListing: Unknown<Api.ChannelListing, Schemas['ChannelListing']>;
  comparedFeed: Unknown<Api.ComparedFeed, Schemas['ComparedFeed']>;
  connector: Unknown<Api.ConnectorDescription, Schemas['ConnectorView']>;
  connectorSetting: Unknown<Api.ConnectorSetting, Schemas['Setting']>;
  consistencyRow: Unknown<Api.ConsistencyRow, Schemas['ConsistencyRow']>;
  consistencyView: Unknown<Api.ConsistencyView, Schemas['ConsistencyView']>;
  customColumn: Unknown<Api.CustomColumn, Schemas['Column']>;
  customFormat: Unknown<Api.CustomFormat, Schemas['CustomFormat']>;
  difference: Unknown<Api.Difference, Schemas['Difference']>;
  facetCounts: Unknown<Api.FacetCounts, Schemas['FacetView']>;
  facetValue: Unknown<Api.FacetValue, Schemas['FacetValue']>;
  feed: Unknown<Api.FeedSummary, Schemas['FeedView']>;
  feedBody: Unknown<Api.Feed, Schemas['FeedBody']>;
  feedPreview: Unknown<Api.FeedPreview, Schemas['FeedPreview']>;
  feedRun: Unknown<Api.FeedRun, Schemas['FeedRun']>;
  feedSchemas: Unknown<Api.FeedSchemas, Schemas['SchemaOverview']>;
  feedTemplate: Unknown<Api.FeedTemplate, Schemas['Template']>;
  fetchedSchemas: Unknown<Api.FetchedSchemas, Schemas['Fetched']>;
  fieldRule: Unknown<Api.FieldRule, Schemas['FieldRule']>;
  finding: Unknown<Api.Finding, Schemas['Finding']>;
  historyChange: Unknown<Api.HistoryChange, Schemas['ChangedValue']>;
  historyEntry: Unknown<Api.HistoryEntry, Schemas['HistoryItem']>;
  historyPage: Unknown<Api.HistoryPage, Schemas['HistoryView']>;
  itemIssue: Unknown<Api.ItemIssue, Schemas['ItemIssue']>;
  job: Unknown<Api.Job, Schemas['JobView']>;
  launch: Unknown<Api.Launch, Schemas['LaunchView']>;
  launchDraft: Unknown<Api.LaunchDraft, Schemas['LaunchBody']>;
  launchPlan: Unknown<Api.LaunchPlan, Schemas['LaunchPlan']>;
  launchTiming: Unknown<Api.LaunchTiming, Schemas['LaunchTiming']>;
  ledgerPage: Unknown<Api.LedgerPage, Schemas['LedgerPage']>;
  ledgerRow: Unknown<Api.LedgerRow, Schemas['LedgerRow']>;
  ledgerSummary: Unknown<Api.LedgerSummary, Schemas['LedgerSummary']>;
  namedSchema: Unknown<Api.NamedSchema, Schemas['NamedSchema']>;
  offerAnswer: Unknown<Api.OfferAnswer, Schemas['OfferAnswer']>;
  offerItem: Unknown<Api.OfferItem, Schemas['Item']>;
  offerPrice: Unknown<Api.OfferPrice, Schemas['PriceView']>;
  offerRow: Unknown<Api.OfferRow, Schemas['OfferRow']>;
  offerStock: Unknown<Api.OfferStock, Schemas['StockView']>;
  page: Unknown<Api.Page<never>, Schemas['ProductList']>;
  patch: Unknown<Api.ProductPatch, Schemas['ProductChange']>;
  previewField: Unknown<Api.PreviewField, Schemas['PreviewField']>;
  previewItem: Unknown<Api.PreviewItem, Schemas['PreviewItem']>;
  priceSpread: Unknown<Api.PriceSpread, Schemas['Spread']>;
  product: Unknown<Api.Product, Schemas['ProductView']>;
  reconciled: Unknown<Api.Reconciled, Schemas['Reconciled']>;
  rehearsal: Unknown<Api.Rehearsal, Schemas['Rehearsal']>;
  requirementSet: Unknown<Api.RequirementSet, Schemas['RequirementSet']>;
  requirementSummary: Unknown<Api.RequirementSummary, Schemas['Summary']>;
  row: Unknown<Api.ProductRow, Schemas['Row']>;
  runFile: Unknown<Api.RunFile, Schemas['RunFile']>;
  plannedFeed: Unknown<Api.PlannedFeed, Schemas['PlannedFeed']>;
  schemaRef: Unknown<Api.SchemaRef, Schemas['SchemaRef']>;
  schemaRule: Unknown<Api.SchemaRule, Schemas['SchemaRule']>;
  sending: Unknown<Api.Progress, Schemas['SendingView']>;
  session: Unknown<Api.Session, Schemas['Session']>;
  standing: Unknown<Api.Standing, Schemas['StandingView']>;
  standingDetail: Unknown<Api.StandingDetail, Schemas['StandingDetail']>;
  status: Unknown<Api.Status, Schemas['Status']>;
  storedSchema: Unknown<Api.StoredSchema, Schemas['StoredSchema']>;
  stockPolicy: Unknown<Api.StockPolicy, Schemas['StockPolicy']>;
  categoryOverview: Unknown<Mapping.CategoryOverview, Schemas['CategoryOverview']>;
  exchangeRate: Unknown<Mapping.ExchangeRate, Schemas['ExchangeRate']>;
  expressionProblem: Unknown<Mapping.ExpressionProblem, Schemas['ExpressionProblem']>;
  fieldFulfilment: Unknown<Mapping.FieldFulfilment, Schemas['FieldFulfilment']>;
  fieldTrace: Unknown<Mapping.FieldTrace, Schemas['FieldTrace']>;
  fulfilment: Unknown<Mapping.Fulfilment, Schemas['Fulfilment']>;
  fulfilmentState: Unknown<Mapping.FulfilmentState, Schemas['FulfilmentView']>;
  mappedCategory: Unknown<Mapping.MappedCategory, Schemas['MappedCategory']>;
  mappingFunction: Unknown<Mapping.MappingFunction, Schemas['FunctionView']>;
  ruleCount: Unknown<Mapping.RuleCount, Schemas['RuleCount']>;
  tableOverview: Unknown<Mapping.TableOverview, Schemas['TableOverview']>;
  takenTable: Unknown<Mapping.TakenTable, Schemas['TakenCategories']>;
  taxonomy: Unknown<Mapping.Taxonomy, Schemas['Taxonomy']>;
  taxonomyNode: Unknown<Mapping.TaxonomyNode, Schemas['NodeView']>;
  valueRow: Unknown<Mapping.ValueRow, Schemas['ValueRow']>;
  valueTable: Unknown<Mapping.ValueTable, Schemas['ValueTable']>;
  violation: Unknown<Api.Violation, Schemas['Violation']>;
  window: Unknown<Api.LaunchWindow, Schemas['Window']>;
}

/** Takes only a table without any unknown field. */
type Agreement<Fields extends Record<keyof Fields, never>> = Fields;

export type Contract = Agreement<UnknownFields>;
