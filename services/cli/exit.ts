import type { NewswatchError } from '@newswatch/domain';

/** What the process answers to its caller; from sysexits.h where that has a fitting one. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  nothingMatched: 3,
  unavailable: 69,
  configuration: 78,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const usage: readonly string[] = [
  'usage-wrong',
  'watch-does-not-parse',
  'url-invalid',
  'port-refused',
  'request-invalid',
  'service-alone',
];
const unavailable: readonly string[] = ['not-running', 'folder-locked', 'port-taken'];
const configuration =
  /^(config-invalid|api-key-required|folder-unusable|unauthorized|address-unusable|.+-too-old|folder-too-new|data-damaged)$/;

export function exitOf(error: NewswatchError): ExitCode {
  if (usage.includes(error.code)) return EXIT.usage;
  if (configuration.test(error.code)) return EXIT.configuration;
  if (unavailable.includes(error.code) || error.retry === 'soon') return EXIT.unavailable;
  return EXIT.failed;
}
