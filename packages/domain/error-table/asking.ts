import type { ErrorEntry } from './entry.ts';

/** What people ask: watches, API, command line. */
export const askingErrors = {
  'watch-does-not-parse': {
    retry: 'never',
    says: 'The watch is not understood at position {position}: {reason}',
    remedy: 'Correct it there; docs/watch-language.md shows what can be written.',
  },
  'watch-too-broad': {
    retry: 'never',
    says: 'The watch matches {percent} % of the articles of the last seven days ({matched} of {lookedAt} that were looked at).',
    remedy:
      'Make it narrower; `watches explain` shows what it finds. If it is meant so, confirm it: `--yes` with the command, `"confirm": true` in the API.',
  },
  'not-found': {
    retry: 'never',
    says: 'There is no {what} {id}.',
    remedy: 'Check the spelling; the `list` command shows which there are.',
  },
  'name-ambiguous': { retry: 'never', says: 'Several {what} are called {id}.', remedy: 'Give the id.' },
  'request-invalid': {
    retry: 'never',
    says: 'The request is not valid: {problem}',
    remedy: 'See /openapi.json or the README for what is expected.',
  },
  'opml-broken': {
    retry: 'never',
    says: 'The list of feeds is no OPML: {problem}',
    remedy: 'Export it again, as OPML, from the reader that it comes from.',
  },
  'request-too-large': {
    retry: 'never',
    says: 'The request has more than {limit} bytes.',
    remedy: 'Send less at once.',
  },
  'media-type-refused': {
    retry: 'never',
    says: 'The request is not JSON.',
    remedy: 'Send JSON with `Content-Type: application/json`.',
  },
  unauthorized: {
    retry: 'never',
    says: 'The API wants a key.',
    remedy: 'Send `Authorization: Bearer …` with the key that newswatch was started with.',
  },
  'host-refused': {
    retry: 'never',
    says: 'The host name {host} is not one that this newswatch answers to.',
    remedy: 'Use the address that newswatch printed at start.',
  },
  'origin-refused': {
    retry: 'never',
    says: 'The request to change something comes from the page {origin}, which is not of this newswatch.',
    remedy: 'Change it with the `newswatch` command or from the page that newswatch itself serves.',
  },
  'receiver-in-use': {
    retry: 'never',
    says: 'The receiver {name} is used by {watches}.',
    remedy: 'Take it out of these watches first.',
  },
  'declared-in-file': {
    retry: 'never',
    says: 'The {what} {id} stands in the configuration file and can only be changed there.',
    remedy: 'Change it in newswatch.yaml, then send newswatch the signal SIGHUP or start it again.',
  },
  'method-refused': {
    retry: 'never',
    says: '{path} takes no {method}.',
    remedy: 'Use one of {allowed}; see /openapi.json.',
  },
  'not-running': {
    retry: 'later',
    says: 'No newswatch answers at {url}.',
    remedy: 'Start it by `npx newswatch start`.',
  },
  'answer-not-understood': {
    retry: 'never',
    says: 'The API answers {path} with something unexpected: {problem}',
    remedy: 'Use the same release for the command and for the newswatch that runs.',
  },
  'usage-wrong': {
    retry: 'never',
    says: 'The command is not understood: {problem}',
    remedy: 'Add --help to the command to see how it is used.',
  },
  'output-closed': {
    retry: 'never',
    says: 'Nobody reads the output any more: {problem}',
    remedy: 'Nothing to do when the reader has what it wanted, as `head` does.',
  },
  'output-failed': {
    retry: 'never',
    says: 'The output cannot be written: {problem}',
    remedy: 'Make room where it goes, or send it elsewhere; what was written before is not complete.',
  },
  'file-unreadable': {
    retry: 'never',
    says: 'The file {file} cannot be read: {problem}',
    remedy: 'Check the name and the permissions.',
  },
  'line-invalid': {
    retry: 'never',
    says: 'The line cannot be processed: {problem}',
    remedy: 'Give one JSON object per line.',
  },
} as const satisfies Record<string, ErrorEntry>;
