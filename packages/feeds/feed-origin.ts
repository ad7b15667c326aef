/** Where a document came from, as far as its reading depends on it. */
export interface FeedOrigin {
  /** Errors name it; relative links resolve against it where the document says nothing better. */
  readonly url: string;
  /** The header of that name; may be relative. */
  readonly contentLocation?: string | undefined;
  /** The header of that name. */
  readonly contentLanguage?: string | undefined;
}

/** Against what the relative links of a document resolve: its Content-Location if that is a web address, else its address. */
export function documentAddress({ url, contentLocation }: FeedOrigin): string {
  return contentLocation === undefined ? url : (webAddress(contentLocation, url) ?? url);
}

/** An absolute http or https address; undefined for any other. */
function webAddress(address: string, base: string): string | undefined {
  const url = URL.parse(address.trim(), base);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** The first of the languages that a Content-Language header names. */
export function headerLanguage({ contentLanguage }: FeedOrigin): string | undefined {
  const language = contentLanguage?.split(',')[0]?.trim();
  return language === '' ? undefined : language;
}
