import { createReadStream, statSync } from 'node:fs';

const BLOCK = 512;
/** Eleven octal digits: 8 GiB less one. */
const MOST_OCTAL = 0o77777777777;

export interface TarFile {
  /** At most 100 bytes. */
  readonly name: string;
  readonly path: string;
}

/** A tar archive (ustar) of these files, for their owner alone, as it is written to a stream. @param at milliseconds */
export async function* tarOf(files: readonly TarFile[], at: number): AsyncGenerator<Uint8Array> {
  for (const { name, path } of files) {
    const { size } = statSync(path);
    yield headerOf(name, size, at);
    yield* createReadStream(path);
    yield Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
  }
  yield Buffer.alloc(2 * BLOCK);
}

function headerOf(name: string, size: number, at: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  const write = (text: string, offset: number): void => void header.write(text, offset, 'latin1');
  write(name, 0);
  write('0000600\0', 100);
  write('0000000\0', 108);
  write('0000000\0', 116);
  writeSize(header, size);
  write(octal(Math.floor(at / 1_000), 11), 136);
  write('        ', 148);
  write('0', 156);
  write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  write(`${octal(sum, 6)}\0 `, 148);
  return header;
}

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');

/** What octal digits cannot say is said in binary, its first bit set, as GNU and BSD tar do. */
function writeSize(header: Buffer, size: number): void {
  if (size <= MOST_OCTAL) {
    header.write(octal(size, 11), 124, 'latin1');
    return;
  }
  header[124] = 0x80;
  header.writeBigUInt64BE(BigInt(size), 128);
}
