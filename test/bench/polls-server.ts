import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { parentPort } from 'node:worker_threads';

/**
 * A server in a thread of its own that answers every request with the same 304, written once: so little work that what is
 * measured is who asks. Posts its port, and ends with its thread.
 */
const END_OF_HEAD = '\r\n\r\n';
const ANSWER = Buffer.from(
  `HTTP/1.1 304 Not Modified\r\netag: "a"\r\ncache-control: max-age=60\r\ndate: Mon, 20 Oct 2025 10:00:00 GMT${END_OF_HEAD}`,
);

const server = createServer({ noDelay: true }, (socket) => {
  let rest = '';
  socket.on('data', (chunk) => {
    const heads = (rest + chunk.toString('latin1')).split(END_OF_HEAD);
    rest = heads.pop() ?? '';
    for (const _head of heads) socket.write(ANSWER);
  });
  socket.on('error', () => socket.destroy());
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
parentPort?.postMessage((server.address() as AddressInfo).port);
