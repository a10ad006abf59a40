import { once } from 'node:events';
import { createServer } from 'node:net';

/** Fails at once when the port is taken, before a database is started and filled for nothing. @throws EADDRINUSE */
export async function requireFreePort({ host, port }: { host: string; port: number }): Promise<void> {
  const probe = createServer().listen(port, host);
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}
