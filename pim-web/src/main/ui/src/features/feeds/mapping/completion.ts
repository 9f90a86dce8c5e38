import type { MappingFunction } from '@/api/mappingTypes';

/** Something that can stand at the caret. */
export interface Completion {
  /** What is put in. */
  text: string;
  /** What it means, for people. */
  hint: string;
  /** Where the caret comes to stand, from the beginning of the text. */
  caret: number;
}

/** The words that go with the names of arguments. */
export interface Names {
  functions: MappingFunction[];
  /** Codes with labels by the name of the argument that takes them: `attribute`, `locale`… */
  byArgument: Record<string, { code: string; label: string }[]>;
}

/** The stretch of the source that a completion takes the place of. */
export interface Place {
  from: number;
  until: number;
  options: Completion[];
}

const MOST = 12;

/** What can stand at the caret: a function where a name is begun, a code within quotes. */
export function completionsAt(source: string, caret: number, names: Names): Place | null {
  const before = source.slice(0, caret);
  const quoted = /"([^"\\]*)$/.exec(before);
  if (quoted && count(before, '"') % 2 === 1) {
    return codes(source, caret, quoted[1] ?? '', names);
  }
  const word = /[A-Za-z_]\w*$/.exec(before)?.[0];
  if (word === undefined || /["\w]/.test(source.charAt(caret))) {
    return null;
  }
  const options = names.functions
    .filter((f) => f.name.toLowerCase().startsWith(word.toLowerCase()))
    .filter((f, at, all) => all.findIndex((other) => other.name === f.name) === at)
    .sort((a, b) => a.name.length - b.name.length)
    .slice(0, MOST)
    .map((f) => callOf(f));
  return options.length === 0 ? null : { from: caret - word.length, until: caret, options };
}

function codes(source: string, caret: number, begun: string, names: Names): Place | null {
  const argument = argumentAt(source.slice(0, caret - begun.length - 1), names.functions);
  const known = argument === null ? undefined : names.byArgument[argument];
  if (known === undefined) {
    return null;
  }
  const rest = /^[^"\s,)]*"?/.exec(source.slice(caret))?.[0] ?? '';
  const words = begun.toLowerCase();
  const options = known
    .filter(({ code, label }) => `${code} ${label}`.toLowerCase().includes(words))
    .sort((a, b) => rank(a.code, words) - rank(b.code, words))
    .slice(0, MOST)
    .map(({ code, label }) => ({ text: `${code}"`, hint: label, caret: code.length + 1 }));
  return options.length === 0
    ? null
    : { from: caret - begun.length, until: caret + rest.length, options };
}

/** The name of the argument that begins behind the text, such as `attribute`. */
function argumentAt(before: string, functions: MappingFunction[]): string | null {
  let depth = 0;
  let commas = 0;
  let quoted = false;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const sign = before[at];
    if (sign === '"') {
      quoted = !quoted;
    } else if (!quoted && (sign === ')' || sign === '}')) {
      depth += 1;
    } else if (!quoted && depth > 0 && (sign === '(' || sign === '{')) {
      depth -= 1;
    } else if (!quoted && depth === 0 && sign === ',') {
      commas += before.slice(at).includes(']') || !before.slice(0, at).includes('[') ? 1 : 0;
    } else if (!quoted && depth === 0 && sign === '(') {
      const name = /[A-Za-z_]\w*$/.exec(before.slice(0, at))?.[0];
      const found = functions.filter((f) => f.name === name);
      const longest = found.sort((a, b) => b.parameters.length - a.parameters.length)[0];
      const parameter = longest?.parameters[Math.min(commas, longest.parameters.length - 1)]?.name;
      return parameter === 'attributes' ? 'attribute' : (parameter ?? null);
    }
  }
  return null;
}

function callOf(f: MappingFunction): Completion {
  const first = f.parameters[0];
  const quotes = first !== undefined && /^(attribute|table|parameter|currency)$/.test(first.name);
  const inside = first === undefined ? '' : quotes ? '""' : '';
  const caret = f.name.length + (first === undefined ? 2 : quotes ? 2 : 1);
  return { text: `${f.name}(${inside})`, hint: `${f.signature}: ${f.help}`, caret };
}

function rank(code: string, words: string): number {
  return code.toLowerCase().startsWith(words) ? 0 : 1;
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

/** Where the line and column, both from 1, are in the source. */
export function offsetOf(source: string, line: number, column: number): number {
  const lines = source.split('\n');
  const above = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  return Math.min(source.length, above + column - 1);
}
