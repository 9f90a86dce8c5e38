/** An attribute that the list can be narrowed by, and the option that it is narrowed to. */
export interface ChosenValue {
  /** Attribute, locale and channel, as `keyOf` writes them. */
  key: string;
  /** Empty while nothing is chosen. */
  option: string;
}

/** Reads the parameter: `colour=red,size=`, with signs of the address in codes escaped. */
export function chosenValues(param: string): ChosenValue[] {
  return param
    .split(',')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [key = '', option = ''] = pair.split('=').map(unescaped);
      return { key, option };
    });
}

/** The parameter with the key's option set, or added at the end. */
export function withValue(param: string, key: string, option: string): string {
  const values = chosenValues(param);
  const known = values.some((value) => value.key === key);
  return written(
    known
      ? values.map((value) => (value.key === key ? { key, option } : value))
      : [...values, { key, option }],
  );
}

/** The parameter without the key. */
export function withoutValue(param: string, key: string): string {
  return written(chosenValues(param).filter((value) => value.key !== key));
}

function written(values: ChosenValue[]): string {
  return values
    .map(({ key, option }) => `${encodeURIComponent(key)}=${encodeURIComponent(option)}`)
    .join(',');
}

/** What somebody mistyped in the address stays as it is. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
