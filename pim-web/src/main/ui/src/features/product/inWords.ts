const LONGEST = 160;

/** A value as one short line. */
export function inWords(value: unknown): string {
  const text = plain(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** A value as text. */
export function plain(value: unknown): string {
  if (value === null || value === undefined) {
    return 'empty';
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  if (typeof value === 'string' || typeof value === 'number') {
    return String(value);
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? 'none' : value.map(plain).join(', ');
  }
  if (typeof value === 'object') {
    const parts = value as Partial<Record<string, unknown>>;
    const only = parts.date ?? parts.option ?? parts.options ?? parts.name;
    if (only !== undefined) {
      return plain(only);
    }
    if (parts.amount !== undefined) {
      return `${plain(parts.amount)} ${plain(parts.unit)}`;
    }
    const inner = Object.entries((parts.prices ?? parts) as Record<string, unknown>);
    return inner.map(([name, part]) => `${name} ${plain(part)}`).join(', ') || 'none';
  }
  return '';
}
