/** Standard streams of a command, with what it wrote. */
export interface RecordedStreams {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: RecordedStream;
  readonly stderr: RecordedStream;
}
export interface RecordedStream {
  readonly isTTY: boolean;
  readonly text: string;
  readonly lines: readonly string[];
  write(text: string, done?: (error?: Error | null) => void): boolean;
}

export interface StreamsOptions {
  /** What is on standard input, chunk by chunk. */
  readonly input?: string | Uint8Array | AsyncIterable<Uint8Array>;
  /** Whether a person looks at the output. */
  readonly isTTY?: boolean;
}

export function recordStreams({ input = '', isTTY = false }: StreamsOptions = {}): RecordedStreams {
  const stdin =
    typeof input === 'string' || input instanceof Uint8Array ? oneChunk(Buffer.from(input)) : input;
  return { stdin, stdout: recordStream(isTTY), stderr: recordStream(isTTY) };
}

function recordStream(isTTY: boolean): RecordedStream {
  let text = '';
  return {
    isTTY,
    get text() {
      return text;
    },
    get lines() {
      return text.split('\n').slice(0, -1);
    },
    write(written, done) {
      text += written;
      done?.();
      return true;
    },
  };
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}
