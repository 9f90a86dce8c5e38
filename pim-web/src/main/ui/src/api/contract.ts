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
  attribute: Unknown<Api.FormAttribute, Schemas['AttributeView']>;
  catalog: Unknown<Api.Catalog, Schemas['CatalogView']>;
  category: Unknown<Api.CategoryNode, Schemas['CategoryView']>;
  channel: Unknown<Api.Channel, Schemas['ChannelView']>;
  connector: Unknown<Api.ConnectorDescription, Schemas['ConnectorDescription']>;
  connectorSetting: Unknown<Api.ConnectorSetting, Schemas['Setting']>;
  feed: Unknown<Api.FeedSummary, Schemas['FeedView']>;
  feedPreview: Unknown<Api.FeedPreview, Schemas['FeedPreview']>;
  feedRun: Unknown<Api.FeedRun, Schemas['FeedRun']>;
  fieldRule: Unknown<Api.FieldRule, Schemas['FieldRule']>;
  finding: Unknown<Api.Finding, Schemas['Finding']>;
  job: Unknown<Api.Job, Schemas['JobView']>;
  launch: Unknown<Api.Launch, Schemas['LaunchView']>;
  launchDraft: Unknown<Api.LaunchDraft, Schemas['LaunchBody']>;
  launchPlan: Unknown<Api.LaunchPlan, Schemas['LaunchPlan']>;
  launchTiming: Unknown<Api.LaunchTiming, Schemas['LaunchTiming']>;
  offerAnswer: Unknown<Api.OfferAnswer, Schemas['OfferAnswer']>;
  offerItem: Unknown<Api.OfferItem, Schemas['Item']>;
  offerPrice: Unknown<Api.OfferPrice, Schemas['PriceView']>;
  offerRow: Unknown<Api.OfferRow, Schemas['OfferRow']>;
  offerStock: Unknown<Api.OfferStock, Schemas['StockView']>;
  page: Unknown<Api.Page<never>, Schemas['ProductList']>;
  patch: Unknown<Api.ProductPatch, Schemas['ProductChange']>;
  previewField: Unknown<Api.PreviewField, Schemas['PreviewField']>;
  previewItem: Unknown<Api.PreviewItem, Schemas['PreviewItem']>;
  product: Unknown<Api.Product, Schemas['ProductView']>;
  requirementSet: Unknown<Api.RequirementSet, Schemas['RequirementSet']>;
  row: Unknown<Api.ProductRow, Schemas['Row']>;
  runFile: Unknown<Api.RunFile, Schemas['RunFile']>;
  plannedFeed: Unknown<Api.PlannedFeed, Schemas['PlannedFeed']>;
  session: Unknown<Api.Session, Schemas['Session']>;
  status: Unknown<Api.Status, Schemas['Status']>;
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
