const SCHEME = /^[a-z][a-z\d+.-]*:/i;
const ACTING = /^(?:javascript|vbscript|livescript|mocha|data):/i;

/**
 * @param base an address; where it is none, what is relative stays so
 * @returns the address as given where it has a scheme, else resolved; undefined for one that acts or is none
 */
export function resolved(address: string, base: string): string | undefined {
  const clean = address.replace(/[\t\n\r\0]/g, '').trim();
  if (clean === '') return undefined;
  if (SCHEME.test(clean)) return ACTING.test(clean) ? undefined : clean;
  return URL.canParse(base) ? URL.parse(clean, base)?.href : clean;
}

/** An id is no address; only one that can be nothing else is resolved. */
export const resolvedId = (id: string, base: string): string =>
  /^\.{0,2}\//.test(id) ? (resolved(id, base) ?? id) : id;

const TAG = /<[a-z][^<>]*>/gi;
const LINK = /(\s(?:href|src|cite|poster|longdesc)\s?=\s?)("[^"]*"|'[^']*'|[^\s"'>]+)/gi;
const RELATIVE = /\s(?:href|src|cite|poster|longdesc)\s?=\s?(?:["']|(?!["']))(?!\s*[a-z][a-z\d+.-]*:)/i;

/** HTML whose links no longer depend on where it stands. */
export function withAbsoluteLinks(html: string, base: string): string {
  if (!html.includes('<') || !RELATIVE.test(html)) return html;
  return html.replace(TAG, (tag) =>
    tag.replace(LINK, (whole, before: string, value: string) => {
      const address = resolved(value.replace(/^["']|["']$/g, '').replaceAll('&amp;', '&'), base);
      return address === undefined
        ? whole
        : `${before}"${address.replaceAll('&', '&amp;').replaceAll('"', '%22')}"`;
    }),
  );
}
