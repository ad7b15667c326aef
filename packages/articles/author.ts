import { plainLine } from '@newswatch/feeds';

/** Who wrote an article, as names. */
export interface Author {
  readonly author?: string;
  /** Where there are several. */
  readonly authors?: readonly string[];
}

const ROLE =
  /^(?:by|written by|author|posted by|автор(?:ы)?|текст|авторы?|müəllif|yazar|yazan|muallif|муаллиф|автори)\s*[:\s]\s*/iu;
/** As RSS writes people: `desk@news.example (Name)`, `Name <desk@news.example>`. */
const MAIL = /^\S+@\S+\s+\((?<inside>.+)\)$|^(?<before>.+?)\s*[(<]\S+@\S+[)>]$/u;
/** What systems write where nobody is named. */
const NOBODY = /^(?:admin|administrator|editor|root|unknown|none|null|undefined|redaktor|редактор|админ)$/iu;

const MOST_AUTHORS = 20;
/** UTF-16 units; more is no name. */
const LONGEST = 120;

/**
 * The names in what an item says of its author: without «Автор:», mail addresses, links and names of systems. Semicolons,
 * «и», `and` and the like part names; a comma does where each part has two words, for «Иванов, Иван» is one.
 */
export function authorOf(given: string | undefined): Author {
  const names = [...new Set(namesIn(plainLine(given ?? '')))].slice(0, MOST_AUTHORS);
  if (names.length === 0) return {};
  return { author: names.join(', '), ...(names.length > 1 && { authors: names }) };
}

function namesIn(line: string): readonly string[] {
  return line
    .replace(ROLE, '')
    .split(/\s*[;|\n]\s*|\s+(?:and|и|та|және|və|ve|va|&)\s+/u)
    .flatMap(atCommas)
    .map((name) => nameOf(name))
    .filter((name) => isName(name));
}

function atCommas(names: string): readonly string[] {
  const parts = names.split(/\s*,\s*/u).filter((part) => part !== '');
  return parts.every((part) => /\S\s+\S/u.test(part) || part.includes('@')) ? parts : [names];
}

function nameOf(text: string): string {
  const mail = MAIL.exec(text)?.groups;
  const name = mail?.['inside'] ?? mail?.['before'] ?? text;
  return name
    .replace(ROLE, '')
    .replace(/https?:\/\/\S*/giu, '')
    .replace(/^[\s,.:–—-]+|[\s,:–—-]+$/gu, '');
}

const isName = (name: string): boolean =>
  /\p{L}/u.test(name) && name.length <= LONGEST && !name.includes('@') && !NOBODY.test(name);
