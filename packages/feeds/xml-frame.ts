import { resolved } from './addresses.ts';
import { type Draft, emptyDraft } from './draft.ts';
import type { Meaning } from './element-table.ts';
import type { Entities } from './entities.ts';
import type { OpenElements } from './open-elements.ts';
import { type Scope, meaningIn, outermostScope, scopeIn } from './scope.ts';
import { type TextPieces, noPieces } from './text-pieces.ts';
import { type OpenTag, attributeOf } from './xml-events.ts';

/** A document that is being read. */
export interface Reading {
  readonly document: string;
  /** Against which links resolve where there is no xml:base. */
  readonly base: string;
  readonly entities: Entities;
  readonly open: OpenElements<Frame>;
  readonly feed: Draft;
  readonly entries: Draft[];
  /** Whether text without a type is text, as in Atom. Elsewhere it is HTML, if it looks like that. */
  atom: boolean;
}

/** An element that is open. */
export interface Frame {
  readonly name: string;
  readonly tag: OpenTag;
  readonly meaning: Meaning | undefined;
  readonly scope: Scope;
  readonly base: string;
  /** What the elements inside are about; undefined where that is nothing that is read. */
  readonly draft: Draft | undefined;
  /** That of the element around. */
  readonly outerDraft: Draft | undefined;
  /** How many elements around are not known. What stands in them counts less. */
  readonly strange: number;
  /** Text of the element itself, without that of elements inside. */
  readonly own: TextPieces | undefined;
  /** Text of the element with all that is in it; also in the frames of what is in it. */
  readonly whole: TextPieces | undefined;
  readonly person: PersonParts | undefined;
}

export interface PersonParts {
  name?: string;
  mail?: string;
}

/** The frame of an element that begins at a place where it can mean something. */
export function frameOf(reading: Reading, tag: OpenTag): Frame {
  const around = reading.open.top() ?? { ...OUTSIDE, base: reading.base };
  const scope = scopeIn(tag, around.scope);
  const meaning = meaningIn(scope, tag.name);
  return {
    name: tag.name,
    tag,
    meaning,
    scope,
    base: baseIn(tag, around.base),
    draft: draftIn(reading, meaning, around.draft),
    outerDraft: around.draft,
    strange: around.strange + (meaning === undefined ? 1 : 0),
    own: holdsText(meaning) ? noPieces() : undefined,
    whole: holdsMarkup(meaning) ? noPieces(isXml(tag)) : undefined,
    person: meaning?.kind === 'person' ? {} : around.person,
  };
}

const OUTSIDE = { scope: outermostScope(), draft: undefined, strange: 0, person: undefined };

const isXml = (tag: OpenTag): boolean => /xml$/i.test(attributeOf(tag, 'type') ?? '');

/** Each of many nested elements can make the address longer. */
const LONGEST_BASE = 2_000;

function baseIn(tag: OpenTag, around: string): string {
  const given = attributeOf(tag, 'xml:base');
  const base = given === undefined ? undefined : resolved(given, around);
  return base === undefined || base.length > LONGEST_BASE ? around : base;
}

function draftIn(
  { feed }: Reading,
  meaning: Meaning | undefined,
  around: Draft | undefined,
): Draft | undefined {
  const kind = meaning?.kind;
  if (kind === 'apart') return undefined;
  if (kind === 'entry' || kind === 'source') return emptyDraft();
  return kind === 'feed' ? feed : around;
}

const holdsMarkup = (meaning: Meaning | undefined): boolean =>
  meaning?.kind === 'text' && meaning.as !== 'line';

const WITH_TEXT = new Set<Meaning['kind'] | undefined>([
  'text',
  'link',
  'name',
  'mail',
  'person',
  'source',
  'tag',
  'skipped',
]);
const holdsText = (meaning: Meaning | undefined): boolean =>
  WITH_TEXT.has(meaning?.kind) && !holdsMarkup(meaning);
