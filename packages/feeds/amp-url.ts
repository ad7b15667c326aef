/**
 * The address of the page behind its AMP version, as far as it can be told from the address: `/amp` at the end of the
 * path, parameters that ask for AMP, and a host `amp.` of the site that we read. Other hosts named so stay: whether the
 * page stands under `www.` or not cannot be told.
 *
 * @param own host of the feed that the address came from
 */
export function withoutAmp(url: URL, own: string | undefined): URL {
  if (url.search === '' && !`${url.hostname}${url.pathname}`.includes('amp')) return url;
  const page = new URL(url);
  for (const name of ['amp', 'outputType', 'output'])
    if (asksForAmp(name, page)) page.searchParams.delete(name);
  const path = page.pathname
    .replace(/(?<=[^/])(?:\/amp(?:\.html)?\/?|\.amp)$/, '')
    .replace(/\.amp(?=\.html$)/, '');
  page.pathname = path;
  const site = page.hostname.replace(/^amp\./, '');
  if (site !== page.hostname && own !== undefined && own.replace(/^www\./, '') === site) page.hostname = own;
  return page;
}

const asksForAmp = (name: string, { searchParams }: URL): boolean => {
  const value = searchParams.get(name);
  if (value === null) return false;
  return name === 'amp' ? /^(?:|1|true|amp)$/i.test(value) : value.toLowerCase() === 'amp';
};
