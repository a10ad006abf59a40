import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as plainServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Signer, signerWithKey } from '../server/keys/signer.ts';

/** Where the certificates say that they can be asked about: real programs behind both. */
export interface OutsideAuthority extends AsyncDisposable {
  root: Buffer;
  intermediate: Buffer;
  signer: Signer;
  clock: Signer;
  /** A person of the same authority. */
  other: Signer;
  /** What the host says at each path; a test may change any of it. */
  pages: Map<string, RequestListener>;
  /** Paths that were asked. */
  asked: string[];
  /** A list of revoked certificates, anew from the database of the authority. */
  list(name: 'root' | 'intermediate', ...more: string[]): Buffer;
  revoke(name: 'signer' | 'clock' | 'other'): void;
  /** The answer of `openssl ocsp` to a question, without a network. */
  answer(question: Uint8Array, how?: AnswerWish): Buffer;
  /** Starts `openssl ocsp` as a responder of its own; its database is read when it starts. */
  respond(): Promise<void>;
}

export interface AnswerWish {
  /** Who signs it: the responder that the authority named, the authority itself, or somebody else. */
  by?: 'responder' | 'intermediate' | 'unnamed' | 'stranger';
  /** Days for which it says to be current; without it none are said. */
  days?: number;
}

const config = (folder: string, name: string, port: number, status: number) => `
[ca]
default_ca = own
[own]
dir = ${folder}
database = ${name}.index
new_certs_dir = ${folder}
serial = ${name}.serial
crlnumber = ${name}.crlnumber
certificate = ${name}.pem
private_key = ${name}.key
default_md = sha256
default_days = 30
default_crl_days = 3
policy = any
copy_extensions = none
unique_subject = no
[any]
commonName = supplied
organizationName = optional
[authority]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityInfoAccess = caIssuers;URI:http://127.0.0.1:${port}/root.cer
crlDistributionPoints = URI:http://127.0.0.1:${port}/root.crl
[person]
keyUsage = critical, digitalSignature, nonRepudiation
authorityInfoAccess = OCSP;URI:http://127.0.0.1:${status}/, caIssuers;URI:http://127.0.0.1:${port}/intermediate.cer
crlDistributionPoints = URI:http://127.0.0.1:${port}/intermediate.crl
[clock]
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
crlDistributionPoints = URI:http://127.0.0.1:${port}/intermediate.crl
[responder]
keyUsage = critical, digitalSignature
extendedKeyUsage = OCSPSigning
noCheck = ignored
[changes]
2.5.29.27 = critical, DER:020101
[told-changes]
2.5.29.27 = DER:020101
[indirect]
issuingDistributionPoint = critical, @of-others
[of-others]
indirectCRL = TRUE
[some]
issuingDistributionPoint = critical, @of-people
[of-people]
onlyuser = TRUE
[unnamed]
keyUsage = critical, digitalSignature
`;

/** A root, an authority below it, people, a clock and responders, all made by openssl; it lives on loopback. */
export async function outsideAuthority(): Promise<OutsideAuthority> {
  const folder = mkdtempSync(path.join(tmpdir(), 'authority-'));
  const pages = new Map<string, RequestListener>();
  const asked: string[] = [];
  const host = createServer((request, response) => {
    asked.push(request.url ?? '');
    const page = pages.get(request.url ?? '');
    if (page) page(request, response);
    else response.writeHead(404).end();
  });
  const port = await listening(host);
  const status = await freePort();
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], timeout: 20_000 });
  const file = (name: string) => readFileSync(path.join(folder, name));
  for (const name of ['root', 'intermediate', 'elsewhere']) {
    writeFileSync(
      path.join(folder, `${name}.cnf`),
      config(folder, name, port, status).replace('noCheck = ignored', 'noCheck = yes'),
    );
    writeFileSync(path.join(folder, `${name}.index`), '');
    writeFileSync(path.join(folder, `${name}.serial`), '1001\n');
    writeFileSync(path.join(folder, `${name}.crlnumber`), '01\n');
  }
  mkdirSync(path.join(folder, 'asked'));
  const key = (name: string) =>
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', `${name}.key`);
  const ownRoot = (name: string, subject: string) => {
    key(name);
    const ext = ['-addext', 'keyUsage=critical,keyCertSign,cRLSign'];
    openssl(
      'req',
      '-x509',
      '-new',
      '-key',
      `${name}.key`,
      '-subj',
      subject,
      '-days',
      '60',
      '-out',
      `${name}.pem`,
      ...ext,
    );
  };
  const issue = (by: string, name: string, subject: string, kind: string) => {
    key(name);
    openssl('req', '-new', '-key', `${name}.key`, '-subj', subject, '-out', `${name}.csr`);
    const how = ['-batch', '-notext', '-config', `${by}.cnf`, '-extensions', kind];
    openssl('ca', ...how, '-in', `${name}.csr`, '-out', `${name}.pem`);
  };
  ownRoot('root', '/O=Induk Contoh/CN=Akar Contoh');
  ownRoot('elsewhere', '/O=Induk Contoh/CN=Penerbit Contoh');
  issue('root', 'intermediate', '/O=Induk Contoh/CN=Penerbit Contoh', 'authority');
  issue('intermediate', 'signer', '/O=Kabupaten Contoh/CN=Siti Aminah', 'person');
  issue('intermediate', 'other', '/O=Kabupaten Contoh/CN=Budi', 'person');
  issue('intermediate', 'clock', '/O=Induk Contoh/CN=Jam Contoh', 'clock');
  issue('intermediate', 'responder', '/O=Induk Contoh/CN=Penjawab', 'responder');
  issue('intermediate', 'unnamed', '/O=Induk Contoh/CN=Bukan Penjawab', 'unnamed');
  // In the name of the authority, with another key, and with a responder of its own.
  issue('elsewhere', 'stranger', '/O=Induk Contoh/CN=Penjawab', 'responder');
  const der = (name: string) => openssl('x509', '-in', `${name}.pem`, '-outform', 'DER');
  const signerOf = (name: string, ...above: string[]) =>
    signerWithKey(createPrivateKey(file(`${name}.key`)), [der(name), ...above.map(der)]);
  const fixed =
    (bytes: () => Uint8Array, type: string): RequestListener =>
    (_, response) =>
      void response.writeHead(200, { 'content-type': type }).end(bytes());
  const list = (name: 'root' | 'intermediate', ...more: string[]) => {
    openssl('ca', '-gencrl', '-config', `${name}.cnf`, '-out', 'list.pem', ...more);
    return openssl('crl', '-in', 'list.pem', '-outform', 'DER');
  };
  const root = list('root');
  const issuing = list('intermediate');
  pages.set(
    '/root.cer',
    fixed(() => der('root'), 'application/pkix-cert'),
  );
  pages.set(
    '/intermediate.cer',
    fixed(() => der('intermediate'), 'application/pkix-cert'),
  );
  pages.set(
    '/root.crl',
    fixed(() => root, 'application/pkix-crl'),
  );
  pages.set(
    '/intermediate.crl',
    fixed(() => issuing, 'application/pkix-crl'),
  );
  let responder: ChildProcess | undefined;
  const stop = async () => {
    const running = responder;
    responder = undefined;
    if (!running || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await gone;
  };
  const voice = (name: string) => ['-rsigner', `${name}.pem`, '-rkey', `${name}.key`];
  return {
    root: der('root'),
    intermediate: der('intermediate'),
    signer: signerOf('signer', 'intermediate'),
    other: signerOf('other', 'intermediate'),
    clock: signerOf('clock', 'intermediate'),
    pages,
    asked,
    list,
    revoke: (name) =>
      void openssl(
        'ca',
        '-config',
        'intermediate.cnf',
        '-revoke',
        `${name}.pem`,
        '-crl_reason',
        'keyCompromise',
      ),
    answer(question, { by = 'responder', days } = {}) {
      writeFileSync(path.join(folder, 'question.der'), question);
      const base = ['-index', 'intermediate.index', '-CA', 'intermediate.pem', '-reqin', 'question.der'];
      const current = days === undefined ? [] : ['-ndays', String(days)];
      openssl('ocsp', ...base, ...voice(by), ...current, '-respout', 'answer.der', '-no_nonce');
      return file('answer.der');
    },
    async respond() {
      await stop();
      const base = ['-index', 'intermediate.index', '-CA', 'intermediate.pem', '-ndays', '2'];
      // Bounded, should nobody stop it.
      const args = [...base, ...voice('responder'), '-port', String(status), '-nrequest', '50'];
      responder = spawn('openssl', ['ocsp', ...args], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: 60_000,
        killSignal: 'SIGKILL',
      });
      await listens(responder);
    },
    [Symbol.asyncDispose]: async () => {
      await stop();
      host.closeAllConnections();
      await new Promise((resolve) => host.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = plainServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Until the program says that it listens: a connection that asks nothing would make it turn in a circle. */
function listens({ stdout, stderr }: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let words = '';
    for (const stream of [stdout!, stderr!]) {
      stream.on('data', (piece: Buffer) => {
        words += piece.toString();
        if (/waiting for OCSP client|ACCEPT/i.test(words)) resolve();
      });
      stream.once('end', () => reject(new Error(words)));
    }
  });
}
