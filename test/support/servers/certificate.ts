import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Paths of PEM files. The key is for tests, and anybody may read it. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
  /** Both in one. */
  readonly both: string;
  remove(): void;
}

/** A certificate for 127.0.0.1 that vouches for itself, valid for a day. Needs openssl. */
export async function makeCertificate(): Promise<Certificate> {
  const folder = mkdtempSync(join(tmpdir(), 'newswatch-certificate-'));
  // The database runs as somebody else.
  chmodSync(folder, 0o755);
  const [certificate = '', key = '', both = ''] = ['cert', 'key', 'both'].map((name) =>
    join(folder, `${name}.pem`),
  );
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'];
  const named = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  await promisify(execFile)('openssl', [
    'req',
    '-x509',
    ...kind,
    ...named,
    '-keyout',
    key,
    '-out',
    certificate,
  ]);
  chmodSync(key, 0o644);
  writeFileSync(both, readFileSync(key, 'utf8') + readFileSync(certificate, 'utf8'));
  return { certificate, key, both, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
