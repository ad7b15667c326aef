import type { ErrorEntry } from './entry.ts';

/** Start and configuration. */
export const startingErrors = {
  'node-too-old': {
    retry: 'never',
    says: 'newswatch needs Node 24 or newer; this is {version}.',
    remedy:
      'Start it by `npm start` or `npx newswatch`, which use the Node 24 that `npm ci` brings, or install Node 24.',
  },
  'config-invalid': {
    retry: 'never',
    says: 'The configuration has {count} mistake(s): {problems}',
    remedy: 'Correct each of them and start again; nothing was started.',
  },
  'sqlite-too-old': {
    retry: 'never',
    says: 'This Node brings SQLite {version}; 3.51.3 or newer is needed, older ones can corrupt a WAL.',
    remedy: 'Use the Node 24 that `npm ci` brings.',
  },
  'service-alone': {
    retry: 'never',
    says: 'The service {service} cannot run by itself in the embedded profile, which is one process.',
    remedy: 'Use `newswatch start`, or set NEWSWATCH_PROFILE=distributed and the addresses of its servers.',
  },
  'folder-locked': {
    retry: 'never',
    says: 'Another newswatch uses the data folder {folder}.',
    remedy: 'If it is busy, try again; otherwise stop it, or set NEWSWATCH_DATA to another folder.',
  },
  'folder-unusable': {
    retry: 'never',
    says: 'The data folder {folder} cannot be used: {problem}',
    remedy: 'Check that it exists, may be written and has space, or set NEWSWATCH_DATA.',
  },
  'folder-too-new': {
    retry: 'never',
    says: 'The data in {folder} were written by a newer newswatch (schema {found}, this one knows {known}).',
    remedy: 'Use that newer release; data are never converted back.',
  },
  'folder-not-drained': {
    retry: 'never',
    says: 'The data folder {folder} holds {count} messages that are still to be processed.',
    remedy: 'Start newswatch on the folder, stop it when it has caught up (its page says so), and try again.',
  },
  'backup-failed': {
    retry: 'never',
    says: 'The backup {file} cannot be written: {problem}',
    remedy: 'Check that its folder exists, may be written and has space for the data twice, and try again.',
  },
  'target-in-use': {
    retry: 'never',
    says: 'The database {place} already holds data of a newswatch.',
    remedy: 'Move to an empty database; what two systems know is never mixed.',
  },
  'port-taken': {
    retry: 'never',
    says: 'The address {address} is already in use.',
    remedy: 'Stop what uses it, or take another port (0 picks a free one): NEWSWATCH_PORT, or `demo --port`.',
  },
  'api-key-required': {
    retry: 'never',
    says: 'The API would listen on {host}, beyond this machine, without a key.',
    remedy: 'Set NEWSWATCH_API_KEY (or NEWSWATCH_API_KEY_FILE), or listen on 127.0.0.1.',
  },
  'address-unusable': {
    retry: 'never',
    says: 'The API cannot listen on {address}: {problem}',
    remedy:
      'Set NEWSWATCH_HOST to an address of this machine, and NEWSWATCH_PORT to a port that you may use.',
  },
  'close-timed-out': {
    retry: 'never',
    says: 'These parts did not stop within {seconds} s: {parts}.',
    remedy: 'Nothing is lost: what was not acknowledged is done again at the next start.',
  },
  'still-starting': {
    retry: 'soon',
    says: 'newswatch is still starting: it waits for {what}.',
    remedy: 'Ask again in a moment; /readyz says what is away and why, and newswatch goes on by itself.',
  },
  'start-interrupted': {
    retry: 'never',
    says: 'The part {part} was about to start when newswatch was told to stop.',
    remedy: 'Nothing to do; start it again when you want it.',
  },
} as const satisfies Record<string, ErrorEntry>;
