import type { MatchDocument } from './document.ts';
import { type Lexeme, refuse } from './lexer.ts';
import type { Comparison, Filter } from './query.ts';

/**
 * Filters. Values compare without case. `source:trend.az` holds for az.trend.az too; a topic is given by its code or
 * its label; a filter about something that the article does not state does not hold.
 */

/** @throws NewswatchError `watch-does-not-parse` */
export function parseFilter(lexeme: Extract<Lexeme, { kind: 'filter' }>): Filter {
  const { name, position } = lexeme;
  const value = lexeme.value.toLowerCase();
  const typed = `${name}:${lexeme.value}`;
  const rule = rules.find((each) => each.name === name);
  if (rule === undefined && name !== 'sentiment') throw refuse(position, unknownFilter(name));
  if (value === '') throw refuse(position, `a value must follow ${name}: without a space`);
  if (rule === undefined)
    return { kind: 'filter', name: 'sentiment', position, typed, ...parseComparison(value, position) };
  if (!rule.allows.test(value)) throw refuse(position, `${name}: takes ${rule.takes}`);
  return {
    kind: 'filter',
    name: rule.name,
    position,
    typed,
    value: rule.name === 'source' ? host(value) : value,
  };
}

type PlainFilter = Exclude<Filter['name'], 'sentiment'>;
interface Rule {
  readonly name: PlainFilter;
  readonly allows: RegExp;
  readonly takes: string;
}

const rules: readonly Rule[] = [
  { name: 'lang', allows: /^[a-z]{2,3}$/, takes: 'a language code such as ru, kk or und' },
  { name: 'source', allows: /^[^\s/:]+$/, takes: 'the host of an outlet such as trend.az' },
  { name: 'topic', allows: /./, takes: 'a topic such as transport' },
  { name: 'country', allows: /^[a-z]{2}$/, takes: 'a two-letter country code such as KZ' },
  { name: 'story', allows: /^(first|copy|update)$/, takes: 'first, copy or update' },
];

const unknownFilter = (name: string): string =>
  `there is no filter ${name}: (there are title, sentiment, ${rules.map((rule) => rule.name).join(', ')}); ` +
  'put the word in quotation marks to look for it';

const host = (value: string): string => value.replace(/^www\./, '');

function parseComparison(value: string, position: number): { comparison: Comparison; value: number } {
  const [, comparison, number] = /^(<=|>=|<|>)(-?\d*\.?\d+)$/.exec(value) ?? [];
  if (!isComparison(comparison) || number === undefined || Math.abs(Number(number)) > 1) {
    throw refuse(
      position,
      'sentiment: takes <, <=, > or >= and a number from -1 to 1, such as sentiment:<-0.3',
    );
  }
  return { comparison, value: Number(number) };
}

const isComparison = (text: string | undefined): text is Comparison =>
  text === '<' || text === '<=' || text === '>' || text === '>=';

/** The values of a filter that hold for a document. */
export function keysOf(name: PlainFilter, document: MatchDocument): readonly string[] {
  switch (name) {
    case 'lang':
      return languagesOf(document);
    case 'source':
      return sourcesOf(document);
    case 'topic':
      return (document.topics ?? []).map((topic) => topic.toLowerCase());
    case 'country':
      return (document.countries ?? []).map((country) => country.toLowerCase());
    case 'story':
      return document.storyKind === undefined ? [] : [document.storyKind];
  }
}

const languagesOf = ({ language = 'und', languages = [] }: MatchDocument): readonly string[] =>
  languages.length > 0 ? languages : [language.toLowerCase()];

const sourcesOf = ({ source }: MatchDocument): readonly string[] =>
  source === undefined ? [] : domains(host(source.toLowerCase()));

/** az.trend.az, trend.az, az */
function domains(name: string): readonly string[] {
  const labels = name.split('.');
  return labels.map((_, at) => labels.slice(at).join('.'));
}
