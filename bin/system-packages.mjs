// The programs of the system that the tests need: a browser, text recognition, a mail server to fetch from, a virus
// scanner, programs that judge our PDFs and their signatures, read the QR codes on them, judge our transparency logs, and
// read and write the drop folder.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const needed = [
  { package: 'chromium', present: () => existsSync('/usr/bin/chromium') },
  { package: 'tesseract-ocr', present: () => existsSync('/usr/bin/tesseract') },
  {
    package: 'tesseract-ocr-ind',
    present: () => /^ind$/m.test(spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' }).stdout ?? ''),
  },
  { package: 'dovecot-imapd', present: () => existsSync('/usr/sbin/dovecot') },
  { package: 'clamav-daemon', present: () => existsSync('/usr/sbin/clamd') },
  { package: 'poppler-utils', present: () => existsSync('/usr/bin/pdfsig') },
  { package: 'qpdf', present: () => existsSync('/usr/bin/qpdf') },
  { package: 'mupdf-tools', present: () => existsSync('/usr/bin/mutool') },
  { package: 'zbar-tools', present: () => existsSync('/usr/bin/zbarimg') },
  { package: 'softhsm2', present: () => existsSync('/usr/bin/softhsm2-util') },
  { package: 'opensc', present: () => existsSync('/usr/bin/pkcs11-tool') },
  { package: 'golang-go', present: () => existsSync('/usr/bin/go') },
  { package: 'golang-golang-x-mod-dev', present: () => existsSync('/usr/share/gocode/src/golang.org/x/mod') },
  { package: 'python3', present: () => existsSync('/usr/bin/python3') },
  { package: 'litmus', present: () => existsSync('/usr/bin/litmus') },
  { package: 'cadaver', present: () => existsSync('/usr/bin/cadaver') },
  { package: 'rclone', present: () => existsSync('/usr/bin/rclone') },
  { package: 'openssl', present: () => existsSync('/usr/bin/openssl') },
];

/** Installs what is missing where we may (root on Debian), else says what to install. */
export function installSystemPackages() {
  const missing = needed.filter(({ present }) => !present()).map((entry) => entry.package);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    console.log(
      `Please install: ${missing.join(' ')} (on Debian: sudo apt-get install ${missing.join(' ')}). Tests that need them will fail.`,
    );
    return;
  }
  console.log(`Installing ${missing.join(', ')} …`);
  // RUNLEVEL=1 keeps Debian from starting the services it installs.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...missing],
  ]) {
    const { status, stdout, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' });
    if (status !== 0) console.log(`${stdout}${stderr}\napt-get ${args[0]} failed.`);
  }
}
