import robotsModule from 'robots-parser';

/** A CommonJS module whose types describe an ES module. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** The product token that site owners write into robots.txt (RFC 9309, 2.2.1). */
const TOKEN = 'newswatch';

export interface RobotsRules {
  /** The rule that forbids the address, as written; undefined where it is allowed. */
  refusal(url: string): string | undefined;
  /** `Crawl-delay` for us, in seconds. */
  readonly crawlDelay: number;
}

/** RFC 9309, 2.5 asks for at least 500 KiB. */
const MOST_CHARACTERS = 512_000;
/** A pattern with wildcards takes its length times that of the path. Nobody honest comes near. */
const MOST_WILDCARDS = 50_000;
const MOST_PATH = 2_000;

/**
 * The rules of a robots.txt, for newswatch.
 *
 * A file that would take long is not read in parts but forbids all: groups that name the same agent over and over are
 * joined first, for the parser would note every rule once per name (250 KB of each made 450 million entries).
 */
export function robotsRules(robotsUrl: string, text: string): RobotsRules {
  const lines = ownLines(text.slice(0, MOST_CHARACTERS));
  const wild = lines.filter((line) => line.includes('*') && !line.startsWith('user-agent'));
  const tooMuch = wild.reduce((sum, line) => sum + line.length, 0) > MOST_WILDCARDS;
  if (tooMuch) return { refusal: () => 'it has too many wildcards', crawlDelay: 0 };
  const robots = robotsParser(robotsUrl, lines.join('\n'));
  const delay = robots.getCrawlDelay(TOKEN) ?? 0;
  return {
    crawlDelay: Number.isFinite(delay) ? Math.max(delay, 0) : 0,
    refusal(url) {
      if (url.length > MOST_PATH) return 'its address is longer than rules are applied to';
      if (robots.isAllowed(url, TOKEN) !== false) return undefined;
      return lines[robots.getMatchingLineNumber(url, TOKEN) - 1] ?? 'disallow';
    },
  };
}

const RULES = new Set(['allow', 'disallow', 'crawl-delay']);

/** The lines that matter to us, each agent once per group, and all agents but ours and `*` as one. */
function ownLines(text: string): readonly string[] {
  const lines: string[] = [];
  const group = new Set<string>();
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const [name, value] = fieldIn(line);
    if (name === 'user-agent') {
      const agent = agentOf(value);
      if (!group.has(agent)) lines.push(`user-agent: ${agent}`);
      group.add(agent);
    } else if (RULES.has(name)) {
      group.clear();
      lines.push(`${name}: ${value}`);
    }
  }
  return lines;
}

function fieldIn(line: string): readonly [name: string, value: string] {
  const hash = line.indexOf('#');
  const text = hash < 0 ? line : line.slice(0, hash);
  const colon = text.indexOf(':');
  if (colon < 0) return ['', ''];
  return [text.slice(0, colon).trim().toLowerCase(), text.slice(colon + 1).trim()];
}

function agentOf(value: string): string {
  const agent = value.toLowerCase().split('/')[0]?.trim();
  return agent === '*' || agent === TOKEN ? agent : 'others';
}
