import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface TokenBox extends Disposable {
  module: string;
  label: string;
  pin: string;
}

const libraries = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib64/pkcs11/libsofthsm2.so'];

/** A software token in a folder of its own (softhsm2); undefined where the program is not installed. */
export function tokenBox(): TokenBox | undefined {
  const module = libraries.find((library) => existsSync(library));
  if (!module) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'pendopo-token-'));
  const [label, pin, before] = ['dinas', '493027', process.env.SOFTHSM2_CONF];
  mkdirSync(path.join(folder, 'tokens'));
  const configuration = path.join(folder, 'softhsm2.conf');
  writeFileSync(configuration, `directories.tokendir = ${folder}/tokens\nlog.level = ERROR\n`);
  process.env.SOFTHSM2_CONF = configuration;
  const setUp = ['--init-token', '--free', '--label', label, '--pin', pin, '--so-pin', '87654321'];
  execFileSync('softhsm2-util', setUp, { stdio: 'ignore' });
  return {
    module,
    label,
    pin,
    [Symbol.dispose]: () => {
      if (before === undefined) delete process.env.SOFTHSM2_CONF;
      else process.env.SOFTHSM2_CONF = before;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
