/** What is gathered of a feed, an entry or the source of an entry, before what counts of it is chosen. */
export interface Draft {
  readonly texts: Partial<Record<DraftField, RankedText>>;
  /** A second summary under another name: the full text of those who know no better place. */
  secondSummary?: string;
  /** As the document says it of the entry or of its text. */
  language?: string | undefined;
  /** Whether the id may be the link too. */
  idIsLink: boolean;
  readonly links: DraftLink[];
  readonly tags: DraftTag[];
  readonly enclosures: { readonly url: string; readonly type: string | undefined }[];
  author?: RankedPerson;
  /** When the feed does not want to be asked, as it writes it. */
  readonly skipped: { readonly hours: string[]; readonly days: string[] };
}

export type DraftField =
  | 'title'
  | 'summary'
  | 'content'
  | 'id'
  | 'published'
  | 'updated'
  | 'language'
  | 'outlet'
  | 'link'
  | 'ttl'
  | 'updatePeriod'
  | 'updateFrequency';

interface RankedText {
  readonly text: string;
  readonly rank: number;
  readonly element: string;
}

export interface DraftLink {
  readonly href: string;
  readonly rel: string;
  readonly type: string | undefined;
}

export interface DraftTag {
  readonly term: string;
  readonly label: string | undefined;
}

/** As the feed words it, or in parts. */
export interface Person {
  readonly text?: string | undefined;
  readonly name?: string | undefined;
  readonly mail?: string | undefined;
}
interface RankedPerson extends Person {
  readonly rank: number;
}

/** More links, tags and enclosures of one entry are not kept. */
const MOST = 100;

export const emptyDraft = (): Draft => ({
  texts: {},
  idIsLink: false,
  links: [],
  tags: [],
  enclosures: [],
  skipped: { hours: [], days: [] },
});

/** Keeps the text if nothing better is there; empty ones never count. */
export function putText(draft: Draft, field: DraftField, found: RankedText): void {
  if (found.text === '') return;
  const there = draft.texts[field];
  const isBetter = there === undefined || found.rank < there.rank;
  if (isBetter) draft.texts[field] = found;
  const other = isBetter ? there : found;
  if (field === 'summary' && other !== undefined && there?.element !== found.element)
    draft.secondSummary ??= other.text;
}

export function putPerson(draft: Draft, person: Person, rank: number): void {
  const said = person.text ?? person.name ?? person.mail;
  if (said === undefined || (draft.author !== undefined && draft.author.rank <= rank)) return;
  draft.author = { ...person, rank };
}

export function putIn<T>(list: T[], one: T): void {
  if (list.length < MOST) list.push(one);
}

export const textOf = ({ texts }: Draft, field: DraftField): string | undefined => texts[field]?.text;
