import { eventBusConformance } from '@newswatch/ports/conformance';
import { onServer } from '../../test/support/servers/on-server.ts';
import { ownTopics } from './fixtures/open-for-test.ts';

onServer('kafka', (url) => {
  eventBusConformance(async () => {
    const topics = await ownTopics(url);
    let bus = topics.openBus();
    return {
      port: bus,
      reopen: async () => {
        await bus.close();
        bus = topics.openBus();
        return bus;
      },
      close: async () => {
        await bus.close();
        await topics.remove();
      },
    };
  });
});
