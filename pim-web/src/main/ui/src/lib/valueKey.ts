import type { FormAttribute } from '@/api/types';

export interface Scope {
  channel: string;
  locale: string;
}

/** The key of the attribute's value seen through a channel and a locale. */
export function keyOf(
  attribute: Pick<FormAttribute, 'code' | 'scopable' | 'localizable'>,
  scope: Scope,
): string {
  const locale = attribute.localizable ? scope.locale : '';
  if (attribute.scopable) {
    return `${attribute.code}|${locale}|${scope.channel}`;
  }
  return locale === '' ? attribute.code : `${attribute.code}|${locale}`;
}

export interface KeyParts {
  attribute: string;
  locale: string | null;
  channel: string | null;
}

export function partsOf(key: string): KeyParts {
  const [attribute = '', locale = '', channel = ''] = key.split('|');
  return { attribute, locale: locale || null, channel: channel || null };
}

/** What messages call the value: `description-en_US-ecommerce`. */
export function columnOf(key: string): string {
  return key
    .split('|')
    .filter((part) => part !== '')
    .join('-');
}
