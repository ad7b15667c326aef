/** Keys whose values are secrets, at the top of a line and one level below. */
const SECRET_KEYS = ['secret', 'apiKey', 'authorization', 'cookie', 'password', 'token'];
/** How a feed is asked holds logins and keys. */
const FEED_REQUESTS = ['feed.request', 'feeds[*].request'];
const RECEIVER_URLS = ['receiver.url', 'receivers[*].url', 'receivers[*].secret'];
export const redactedPaths: readonly string[] = [
  ...SECRET_KEYS,
  ...SECRET_KEYS.map((key) => `*.${key}`),
  ...FEED_REQUESTS,
  ...RECEIVER_URLS,
];

/**
 * What gives itself away in any text: signing secrets, bearer keys, paths of chat webhooks, passwords in addresses.
 * The quotes of JSON are left standing.
 */
const PATTERNS: readonly [RegExp, string][] = [
  [/whsec_[A-Za-z0-9+/=_-]+/g, 'whsec_[secret]'],
  [/(Bearer|Basic) +[^\s"\\]+/gi, '$1 [secret]'],
  [/(hooks\.slack(?:-gov)?\.com\/)[^\s"\\]+/gi, '$1[secret]'],
  [/(https?:\/\/)[^\s"\\/@]+@/gi, '$1[secret]@'],
];

export function redactText(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) if (secret !== '') clean = clean.replaceAll(secret, '[secret]');
  for (const [pattern, replacement] of PATTERNS) clean = clean.replace(pattern, replacement);
  return clean;
}
