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

declare module 'kafkajs/src/protocol/requests/index.js' {
  export interface ProduceRequest {
    readonly acks: number;
    readonly timeout: number;
    readonly topicData: readonly {
      readonly topic: string;
      readonly partitions: readonly {
        readonly partition: number;
        /** As they were given to the producer. */
        readonly messages: readonly { readonly event?: import('@newswatch/domain').WireEvent }[];
      }[];
    }[];
  }
  interface Made {
    readonly request: { encode(): Promise<{ readonly buf: Buffer; readonly buffer: Buffer }> };
  }
  export type Protocol<T> = (asked: { readonly version: number }) => (request: T) => Made;
  const protocol: { readonly requests: { readonly Produce: { protocol: Protocol<ProduceRequest> } } };
  export default protocol;
}

declare module 'kafkajs/src/protocol/decoder.js' {
  export default class Decoder {
    constructor(buffer: Buffer);
  }
}

declare module 'kafkajs/src/protocol/recordBatch/v0/decoder.js' {
  import type Decoder from 'kafkajs/src/protocol/decoder.js';
  interface DecodedBatch {
    readonly firstTimestamp: string;
    readonly maxTimestamp: string;
    readonly producerId: string;
    readonly lastOffsetDelta: number;
    readonly records: readonly {
      readonly key: Buffer | null;
      readonly value: Buffer | null;
      readonly offset: string;
      readonly headers: Readonly<Record<string, Buffer>>;
    }[];
  }
  export default function decodeBatch(decoder: Decoder): Promise<DecodedBatch>;
}
