/** What kafkajs has inside and does not export; written from its 2.2.4. */
declare module 'kafkajs/src/network/requestQueue/index.js' {
  export default class RequestQueue {
    pending: readonly unknown[];
    throttledUntil: number;
    throttleCheckTimeoutId: NodeJS.Timeout | null;
    checkPendingRequests(): void;
    scheduleCheckPendingRequests(): void;
  }
}

declare module 'kafkajs/src/broker/index.js' {
  export default class Broker {
    leaveGroup(member: { readonly groupId: string; readonly memberId: string }): Promise<unknown>;
  }
}
