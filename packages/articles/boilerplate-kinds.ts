import type { LeftOut } from '@newswatch/domain';
import { datelineAgencies } from './dateline-agencies.ts';
import {
  creditWords,
  networkStems,
  readMoreLines,
  relatedMarkers,
  rightsLines,
  shareStems,
  subscribeStems,
  subscriptionWords,
  weakMarkers,
} from './boilerplate-words.ts';

/** What is known of the article that a line stands in. */
export interface Surroundings {
  readonly title: string;
  /** Texts of the links of the article. */
  readonly links: ReadonlySet<string>;
  /** How the outlet and the feed call themselves. */
  readonly names: readonly string[];
}

export interface Recognized {
  readonly kind: LeftOut['kind'];
  /** Says nothing but a link: is no part of the article wherever it stands. */
  readonly linked: boolean;
  /** A heading: links that follow belong to it. */
  readonly heads: boolean;
}

/** Longer lines say something. UTF-16 units. */
const LONGEST = 300;

/**
 * What kind of boilerplate a line is, if it surely is:
 *
 *   related        «Читайте также: …», «Ayrıca oxuyun: …»: a marker, a colon and a headline, or a marker and a link
 *   read-more      nothing but «Подробнее», «Haberin devamı», `Read more →`, with the title or an address at most
 *   subscription   nothing but words of such lines, names of networks and of the outlet: «Подписывайтесь на наш Telegram»
 *   share          the same for «Поделиться»; or names of networks only
 *   syndication    `The post … appeared first on …`, with the title or a link in it
 *   copyright      ©, «Все права защищены», «При использовании материалов ссылка … обязательна»
 *   image-credit   «Фото: …» with names only
 *
 * A line with one word that does not fit stays in the text: it may be what somebody watches for.
 */
export function recognize(line: string, around: Surroundings): Recognized | undefined {
  if (line.length > LONGEST) return undefined;
  const linked = around.links.has(line);
  const related = relatedKind(line, around.links);
  if (related !== undefined) return related;
  const folded = fold(withoutAddresses(line));
  const said = { line, bare: within(folded), words: folded.match(WORD) ?? [] };
  const kind = kinds.find(({ fits }) => fits(said, around))?.kind;
  return kind === undefined ? undefined : { kind, linked, heads: false };
}

/** A line, read once. */
interface Said {
  readonly line: string;
  /** In small letters, without addresses and what stands around the words. */
  readonly bare: string;
  readonly words: readonly string[];
}

const kinds: readonly {
  readonly kind: LeftOut['kind'];
  readonly fits: (said: Said, around: Surroundings) => boolean;
}[] = [
  { kind: 'read-more', fits: isReadMore },
  { kind: 'syndication', fits: isSyndication },
  { kind: 'copyright', fits: isCopyright },
  { kind: 'image-credit', fits: isImageCredit },
  { kind: 'share', fits: (said, around) => isNetworks(said) || asks(shareStems, said, around) },
  { kind: 'subscription', fits: (said, around) => asks(subscribeStems, said, around) },
];

const fold = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll('i\u0307', 'i')
    .replace(/[‘’ʻʼ`´]/gu, "'");

/** Without arrows, dots, brackets and the like around. */
const bare = (text: string): string => within(fold(text));

const within = (folded: string): string => /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su.exec(folded)?.[0] ?? '';

const letters = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');

const ADDRESS = /https?:\/\/\S+|@\w+|(?<![\p{L}\p{N}])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:\/\S*)?/gu;

const withoutAddresses = (line: string): string =>
  /[^\s.][.@:][^\s.]|^@/u.test(line) ? line.replace(ADDRESS, ' ') : line;

function relatedKind(line: string, links: ReadonlySet<string>): Recognized | undefined {
  const [marker = ''] = line.split(':', 1);
  const name = marker.length > 40 ? '' : bare(marker);
  const strong = relatedMarkers.has(name);
  if (!strong && !weakMarkers.has(name)) return startsWithMarker(line, links);
  const rest = line.slice(marker.length + 1).trim();
  const linked = links.has(rest) || links.has(line);
  if (bare(rest) === '')
    return readMoreLines.has(name) ? undefined : { kind: 'related', linked: false, heads: true };
  return strong || linked ? { kind: 'related', linked, heads: false } : undefined;
}

/** «Читайте также Порт вырос», the headline being a link. */
function startsWithMarker(line: string, links: ReadonlySet<string>): Recognized | undefined {
  if (links.size === 0) return undefined;
  const folded = fold(line);
  const marker = [...relatedMarkers].find((one) => folded.startsWith(`${one} `));
  const isLink = marker !== undefined && links.has(line.slice(marker.length).replace(/^[\s–—»-]+/u, ''));
  return isLink ? { kind: 'related', linked: true, heads: false } : undefined;
}

/** «Подробнее» and nothing else. */
export const leadsOn = (text: string): boolean => text.length < 60 && readMoreLines.has(bare(text));

function isReadMore({ bare: said }: Said, { title }: Surroundings): boolean {
  if (readMoreLines.has(said)) return true;
  const own = bare(title);
  return own.length > 3 && said.endsWith(own) && readMoreLines.has(bare(said.slice(0, -own.length)));
}

const SYNDICATED = [
  /^the post (?<title>.+) (?:first appeared|appeared first) on (?<site>.+)$/u,
  /^(?:сообщение|запись) (?<title>.+?) (?:впервые |сначала )?появил(?:ись|ась|ось|ся) (?:сначала |впервые )?(?:на|в) (?<site>.+)$/u,
  /^(?:запис|допис|сообщение) (?<title>.+?) (?:спочатку |вперше )?з'яви(?:вся|лася|лось|лись|лися) (?:спочатку |вперше )?на (?<site>.+)$/u,
  /^(?<title>.+) yazısı ilk (?:önce|olarak) (?<site>.+) üzerinde (?:ortaya çıktı|göründü)$/u,
];

function isSyndication({ line }: Said, { title, links }: Surroundings): boolean {
  if (!/post|запис|сообщение|допис|yazısı/iu.test(line)) return false;
  const said = bare(line);
  const found = SYNDICATED.map((form) => form.exec(said)).find((match) => match !== null);
  const named = letters(found?.groups?.['title'] ?? '');
  if (named === '') return false;
  return named === letters(title) || [...links].some((link) => letters(link) === named);
}

const CITED =
  /^(?:при|в случае) (?:полном |частичном |любом )?(?:полном |частичном )?(?:или частичном )?(?:использовании|перепечатке|копировании|цитировании)(?: и \p{L}+)? (?:информации|материалов|материала|текста|новостей)\P{L}(?:.{0,120}\P{L})?(?:гипер)?ссылк[аиу]\P{L}.{0,80}обязательн/u;

/** After © only a year and names. */
function isCopyright({ line, bare: said }: Said, { names }: Surroundings): boolean {
  if (CITED.test(said)) return true;
  const reserved = [...rightsLines].find((one) => said.endsWith(one));
  const claim = CLAIM.exec(line);
  if (claim === null) return said === reserved;
  const named = line.slice(claim[0].length, line.length - (reserved?.length ?? 0));
  const words = named.match(WORD) ?? [];
  const own = new Set(names.flatMap(wordsOf));
  return words.length <= 8 && words.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || own.has(fold(word)));
}

const CLAIM = /^\s*(?:(?:copyright\s*)?(?:©|\(c\))|copyright(?=\s*\d{4}))[\s\d–-]*/iu;

const CREDIT =
  /^(?:фото|фотография|фотографии|источник фото|фото с сайта|скриншот|иллюстрация|сурет|фотосурет|foto|fotoğraf|fotosurat|surat|сурат|світлина|photo|photos|photo by|photo credit|image|image credit|picture)\s*(?:[:©/]|\(c\)|(?<=by|credit|сайта)\s)\s*(?<credit>.{0,100})$/iu;

/** An agency, an archive, the outlet or a press service. A caption says what the picture shows, be it a name: it stays. */
function isImageCredit({ line }: Said, { names }: Surroundings): boolean {
  const credit = CREDIT.exec(line)?.groups?.['credit'] ?? '';
  const words = wordsOf(credit);
  if (credit === '' || words.length > 7) return false;
  if (PRESS_SERVICE.test(fold(credit))) return true;
  const own = new Set(names.flatMap(wordsOf));
  return words.every(
    (word) => creditWords.has(word) || own.has(word) || datelineAgencies.includes(word.toUpperCase()),
  );
}

const PRESS_SERVICE =
  /^(?:пресс-?служб|прес-?служб|press service|press office|mətbuat xidmət|баспасөз қызмет)/u;

const WORD = /[\p{L}\p{M}\p{N}']+/gu;

const wordsOf = (line: string): readonly string[] => fold(withoutAddresses(line)).match(WORD) ?? [];

const isNetwork = (word: string): boolean =>
  networkStems.some((stem) => word.startsWith(stem)) || word === 'vk' || word === 'x';

/** A row of buttons. */
function isNetworks({ words }: Said): boolean {
  return words.length > 1 && words.every(isNetwork);
}

/** Whether a line asks for something, and says nothing else. */
function asks(stems: readonly string[], { words }: Said, { names }: Surroundings): boolean {
  if (!words.some((word) => stems.some((stem) => word.startsWith(stem)))) return false;
  const own = new Set(names.flatMap(wordsOf));
  return words.every(
    (word) =>
      subscriptionWords.has(word) ||
      isNetwork(word) ||
      own.has(word) ||
      stems.some((stem) => word.startsWith(stem)),
  );
}
