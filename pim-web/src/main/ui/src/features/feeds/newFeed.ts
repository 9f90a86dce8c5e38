import type { Channel, Feed, RequirementSummary } from '@/api/types';
import { OWN_FORMAT } from './feedTabs';

/** The code that a label suggests: lower-case letters, digits and hyphens. */
export function codeOf(label: string): string {
  return label
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64);
}

const ENDINGS: [RegExp, string][] = [
  [/^(rss|template-xml)/, 'xml'],
  [/^(amazon-json|template-json)/, 'json'],
];

/** What a file of the format usually ends in. */
export function endingOf(format: string): string {
  const zipped = format.endsWith('.gz') ? '.gz' : '';
  const plain = format.replace(/\.gz$/, '');
  return (ENDINGS.find(([pattern]) => pattern.test(plain))?.[1] ?? plain) + zipped;
}

/** A feed to begin with: everything, seen by the channel, hosted here, run by hand. */
export function newFeed(
  label: string,
  code: string,
  set: RequirementSummary,
  channel: Channel | undefined,
): Feed {
  const format = set.formats[0] ?? 'csv';
  return {
    code,
    label,
    enabled: true,
    selection: { is: 'all' },
    requirementSet: set.code,
    view: {
      channel: channel?.code ?? '',
      locale: channel?.locales[0] ?? '',
      currency: channel?.currencies[0] ?? '',
      baseUrl: null,
      parameters: {},
      fallbackLocales: [],
      fallbackChannels: [],
    },
    mapping: {},
    format,
    fileName: `${code}.${endingOf(format)}`,
    destination: { connector: 'hosted', settings: {} },
    schedules: [],
    mostLost: null,
    onChange: null,
    custom:
      set.code === OWN_FORMAT
        ? { columns: [{ name: 'sku', header: null, value: 'sku()', required: true }] }
        : null,
    version: 0,
  };
}
