/**
 * Whether two addresses belong to one registrable domain, `a.example.co.uk` and `b.example.co.uk` say. Told from the
 * names alone, without the list of public suffixes: below a country a short or well-known second label is taken for a
 * suffix, and hosts that let anybody open a site below theirs are each many sites. It decides which address of an
 * article is shown, nothing else.
 */
export function isSameSite(one: string, other: string): boolean {
  const [first, second] = [one, other].map((url) => URL.parse(url)?.hostname.replace(/^www\./, ''));
  return first !== undefined && second !== undefined && siteOf(first) === siteOf(second);
}

const SUFFIX = /^(?:com?|org|net|gov|edu|info|biz|mil|ac|nom|web|gen|bel|k12|[a-z]{1,2})$/;

const SHARED = new Set(
  [
    'blogspot.com wordpress.com livejournal.com medium.com substack.com tumblr.com github.io gitlab.io pages.dev',
    'vercel.app netlify.app herokuapp.com web.app weebly.com wixsite.com ucoz.ru narod.ru ampproject.org',
  ].flatMap((line) => line.split(' ')),
);

function siteOf(host: string): string {
  const labels = host.split('.');
  if (/^[\d.]+$|^\[/.test(host) || labels.length < 3) return host;
  const [second = '', top = ''] = labels.slice(-2);
  const belowSuffix = (top.length === 2 && SUFFIX.test(second)) || SHARED.has(`${second}.${top}`);
  return labels.slice(belowSuffix ? -3 : -2).join('.');
}
