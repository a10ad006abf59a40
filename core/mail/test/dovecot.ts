import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';

/** A real Dovecot of our own on the loopback, with its own folder and configuration. */
export interface Dovecot {
  port: number;
  url: string;
  stop(): Promise<void>;
  /** Starts it again on the same port and mail. */
  start(): Promise<void>;
  /** A client of its own, to put messages in and look at folders. */
  client(): Promise<ImapFlow>;
  remove(): Promise<void>;
}

const password = 'kata:sandi/1';
const nobody = 65534;

/** Started as root, mail belongs to `nobody` and the server's parts run as Debian's accounts for it; else as ourselves. */
export async function startDovecot(): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'dovecot-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const config = join(folder, 'dovecot.conf');
  writeFileSync(config, configuration(folder, port));
  mkdirSync(join(folder, 'mail'));
  if (process.getuid?.() === 0) chownSync(join(folder, 'mail'), nobody, nobody);
  let child: ChildProcess | undefined;

  const start = async () => {
    child = spawn('/usr/sbin/dovecot', ['-F', '-c', config], { stdio: 'ignore' });
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const client = clientOf(port);
      if (
        await client.connect().then(
          () => true,
          () => false,
        )
      )
        return client.logout();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('dovecot does not start; is dovecot-imapd installed?');
  };
  const stop = async () => {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null) return;
    running.kill('SIGTERM');
    await once(running, 'exit');
  };
  await start();
  return {
    port,
    url: `imap://sri:${encodeURIComponent(password)}@127.0.0.1:${port}/INBOX`,
    start,
    stop,
    async client() {
      const client = clientOf(port);
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function clientOf(port: number): ImapFlow {
  return new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    auth: { user: 'sri', pass: password },
    logger: false,
  });
}

function configuration(folder: string, port: number): string {
  const root = process.getuid?.() === 0;
  const { username, uid, gid } = userInfo();
  const ours = `default_internal_user = ${username}\ndefault_login_user = ${username}\ndefault_internal_group = ${gid}\n`;
  const [mailUid, mailGid] = root ? [nobody, nobody] : [uid, gid];
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${folder}/mail/%u
${root ? '' : ours}
namespace inbox {
  inbox = yes
  separator = /
}
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${mailUid} gid=${mailGid} home=${folder}/mail/%u
}
service imap-login {
  ${root ? '' : 'chroot ='}
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  ${root ? '' : 'chroot ='}
}
service stats {
  ${root ? '' : 'chroot ='}
}
`;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
