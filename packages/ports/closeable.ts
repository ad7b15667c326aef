/** Whatever was started and must be stopped. `close` is idempotent and resolves when all work in hand is done. */
export interface Closeable {
  close(): Promise<void>;
}
