import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

/** Until a request that waits for others of its connection is looked at again, in milliseconds; as kafkajs has it. */
const CHECK_MS = 10;

/**
 * Calms the timer of kafkajs 2.2.4 (tulios/kafkajs#1704, #1751): each connection arms it again and again with a negative
 * delay, a loop of a thousand turns a second that Node 24 also warns of. Armed only while a request waits, it does the
 * same work. Done once for the process, however often it is called.
 */
export function calmRequestQueues(): void {
  RequestQueue.prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
    if (this.throttleCheckTimeoutId !== null || this.pending.length === 0) return;
    const throttledMs = this.throttledUntil - Date.now();
    this.throttleCheckTimeoutId = setTimeout(
      () => {
        this.throttleCheckTimeoutId = null;
        this.checkPendingRequests();
      },
      throttledMs > 0 ? throttledMs : CHECK_MS,
    );
  };
}
