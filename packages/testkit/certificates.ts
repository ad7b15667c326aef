import { type KeyObject, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** What a TLS server needs, both PEM. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

/** A certificate authority that nobody trusts unless told to. */
export interface Authority {
  /** PEM; for NODE_EXTRA_CA_CERTS. */
  readonly certificate: string;
  /** A fresh key with a certificate for these names and IPv4 addresses. */
  issue(hosts: readonly string[]): Identity;
}

export function createAuthority(): Authority {
  const keys = keyPair();
  const name = distinguishedName('newswatch test authority');
  const own = { subject: name, issuer: name, publicKey: keys.publicKey, signer: keys.privateKey };
  return {
    certificate: certificate({ ...own, extensions: [IS_AUTHORITY] }),
    issue(hosts) {
      const { privateKey, publicKey } = keyPair();
      const subject = distinguishedName(hosts[0] ?? 'localhost');
      const extensions = [alternativeNames(hosts)];
      const cert = certificate({ ...own, subject, publicKey, extensions });
      return { key: pemOf(privateKey), cert };
    },
  };
}

/** A fresh key and a certificate for the name `localhost` that it signs itself. */
export function selfSigned(): Identity {
  const { privateKey, publicKey } = keyPair();
  const name = distinguishedName('localhost');
  const parts = { subject: name, issuer: name, publicKey, signer: privateKey, extensions: [] };
  return { key: pemOf(privateKey), cert: certificate(parts) };
}

interface CertificateParts {
  readonly subject: Buffer;
  readonly issuer: Buffer;
  readonly publicKey: KeyObject;
  readonly signer: KeyObject;
  readonly extensions: readonly Buffer[];
}

/** RFC 5280, 4.1; as PEM. */
function certificate({ subject, issuer, publicKey, signer, extensions }: CertificateParts): string {
  const ecdsaWithSha256 = der(0x30, Buffer.from('06082a8648ce3d040302', 'hex'));
  const version3 = Buffer.from('a003020102', 'hex');
  const serial = der(0x02, Buffer.of(1), randomBytes(8));
  const years = der(0x30, ...['250101000000Z', '491231235959Z'].map((time) => der(0x17, Buffer.from(time))));
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const extra = extensions.length === 0 ? [] : [der(0xa3, der(0x30, ...extensions))];
  const signed = der(0x30, version3, serial, ecdsaWithSha256, issuer, years, subject, key, ...extra);
  const signature = der(0x03, Buffer.of(0), sign('sha256', signed, signer));
  const encoded = der(0x30, signed, ecdsaWithSha256, signature).toString('base64');
  return `-----BEGIN CERTIFICATE-----\n${encoded}\n-----END CERTIFICATE-----\n`;
}

/** Basic constraints: an authority (RFC 5280, 4.2.1.9); critical. */
const IS_AUTHORITY = Buffer.from('300f0603551d130101ff040530030101ff', 'hex');

/** RFC 5280, 4.2.1.6. */
function alternativeNames(hosts: readonly string[]): Buffer {
  const names = hosts.map((host) =>
    /^[\d.]+$/.test(host)
      ? der(0x87, Buffer.from(host.split('.').map(Number)))
      : der(0x82, Buffer.from(host)),
  );
  return der(0x30, Buffer.from('0603551d11', 'hex'), der(0x04, der(0x30, ...names)));
}

function distinguishedName(common: string): Buffer {
  const attribute = der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from(common)));
  return der(0x30, der(0x31, attribute));
}

const keyPair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}
