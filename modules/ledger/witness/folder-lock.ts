import { stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { WitnessFault } from './witness-fault.ts';

/**
 * Holds a folder for this process: two witnesses in one folder could cosign two histories. The lock is an abstract
 * socket of Linux under the number of the folder; it leaves nothing behind and goes with the process, however that ends.
 * It is of one machine: a folder that machines share is held by one of them alone, which no lock of ours can see to.
 * @throws WitnessFault `folder-taken`
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const { dev, ino } = await stat(folder);
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new WitnessFault('folder-taken', folder) : error),
    );
    server.listen(`\0pendopo-witness-${dev}-${ino}`, resolve);
  });
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}
