import { usualQuotas } from '#core/http/quotas.ts';
import {
  hosts,
  integer,
  oneOf,
  proxies,
  quota,
  secretBytes,
  text,
  textLike,
  url,
  yesNo,
} from './setting-kinds.ts';

/**
 * Every setting of Pendopo, in the order in which the documentation shows them. The names of the properties are those
 * of `Config`; what is not here cannot be configured. All values come from the environment or the file `.env`.
 */
export const settings = {
  // Where it listens
  host: textLike(
    { name: 'HOST', help: 'Address to listen on; `0.0.0.0` for all.' },
    '127.0.0.1',
    'settings.shape.host',
    /^([a-z0-9]([a-z0-9.-]*[a-z0-9])?|[0-9a-f:.]*:[0-9a-f:.]*)$/i,
  ),
  port: integer({ name: 'PORT', help: 'TCP port to listen on; 0 takes a free one.' }, 3000, 0, 65535),
  publicUrl: url(
    {
      name: 'PUBLIC_URL',
      help: 'Address under which people reach Pendopo: used in mails, QR codes, cookies and passkeys.',
      otherwise: '`http://HOST:PORT`',
    },
    ['http', 'https'],
  ),
  trustProxy: proxies({
    name: 'TRUST_PROXY',
    help: 'Reverse proxies whose `X-Forwarded-For` is believed; from anybody else the header is ignored.',
  }),

  // Where it keeps things
  dataDir: text(
    {
      name: 'DATA_DIR',
      help: 'Folder of the embedded database, the objects, the secrets and the log archive.',
    },
    './data',
  ),
  databaseUrl: url(
    {
      name: 'DATABASE_URL',
      help: 'An outside PostgreSQL 15 or newer. This role owns the tables and is used for migrations only.',
      otherwise: 'the embedded PostgreSQL in `DATA_DIR`',
      secret: true,
    },
    ['postgres', 'postgresql'],
  ),
  databaseAppUrl: url(
    {
      name: 'DATABASE_APP_URL',
      help: 'The role the web processes work as; it owns nothing and cannot pass row-level security.',
      otherwise: 'made by the migration',
      secret: true,
    },
    ['postgres', 'postgresql'],
  ),
  databaseWorkerUrl: url(
    {
      name: 'DATABASE_WORKER_URL',
      help: 'The role the workers work as.',
      otherwise: 'made by the migration',
      secret: true,
    },
    ['postgres', 'postgresql'],
  ),
  databasePool: integer({ name: 'DATABASE_POOL', help: 'Connections of each web process.' }, 16, 2, 500),
  walArchive: yesNo(
    {
      name: 'WAL_ARCHIVE',
      help: 'Keep the log of the embedded database from the first backup on, for a restore to any second after it.',
    },
    true,
  ),
  demo: yesNo({
    name: 'DEMO',
    help: 'Load the demo regency *Kabupaten Arunika* into an empty database. The sign-in page then shows its passwords.',
    otherwise: '`yes` on the embedded database while `HOST` is this computer only, else `no`',
  }),
  tamperDrill: yesNo({
    name: 'TAMPER_DRILL',
    help: 'Who watches the log may have a letter altered behind the application, to see that the monitor names it. Only in agencies into which the demonstration was loaded.',
    otherwise: '`no`; `yes` where `npm start` serves the demonstration',
  }),
  s3Endpoint: url({ name: 'S3_ENDPOINT', help: 'Object store for files.', otherwise: 'AWS' }, [
    'http',
    'https',
  ]),
  s3Bucket: textLike(
    { name: 'S3_BUCKET', help: 'Bucket for files.', otherwise: 'files lie in `DATA_DIR/objects`' },
    undefined,
    'settings.shape.bucket',
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  ),
  s3Region: text({ name: 'S3_REGION', help: 'Region of the bucket.' }, 'us-east-1'),
  s3AccessKeyId: text({ name: 'S3_ACCESS_KEY_ID', help: 'Access key of the bucket.', secret: true }),
  s3SecretAccessKey: text({ name: 'S3_SECRET_ACCESS_KEY', help: 'Secret of the access key.', secret: true }),
  s3ForcePathStyle: yesNo(
    { name: 'S3_FORCE_PATH_STYLE', help: 'Bucket in the path, as MinIO and Ceph want it.' },
    false,
  ),

  replicaDir: text({
    name: 'REPLICA_DIR',
    help: 'Folder with a second copy of the objects (`objects/…`, as rsync keeps one): what is found damaged is mended from it.',
    otherwise: 'nothing is mended',
  }),
  s3ReplicaBucket: textLike(
    {
      name: 'S3_REPLICA_BUCKET',
      help: 'Second bucket of the same store with copies of the objects, instead of `REPLICA_DIR`.',
      otherwise: 'nothing is mended',
    },
    undefined,
    'settings.shape.bucket',
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  ),
  fixityDays: integer(
    { name: 'FIXITY_DAYS', help: 'Every stored object is read again within so many days.' },
    90,
    1,
    3650,
  ),

  ledgerClockUrl: url(
    {
      name: 'LEDGER_CLOCK_URL',
      help: 'Time-stamp authority (RFC 3161) that stamps the checkpoints of the log every hour; the agency must believe the authority above it.',
      otherwise: 'no time stamps',
    },
    ['http', 'https'],
  ),

  ledgerChainUrl: url(
    {
      name: 'LEDGER_CHAIN_URL',
      help: 'Node (JSON-RPC) of an EVM chain on whose contract the root of all checkpoints is kept every hour.',
      otherwise: 'nothing is written to a chain',
      secret: true,
    },
    ['http', 'https'],
  ),
  ledgerChainContract: textLike(
    {
      name: 'LEDGER_CHAIN_CONTRACT',
      help: 'Address of the contract there (`modules/ledger/chain/Anchors.sol`).',
    },
    undefined,
    'settings.shape.contract',
    /^0x[0-9a-f]{40}$/i,
  ),
  ledgerChainKey: textLike(
    {
      name: 'LEDGER_CHAIN_KEY',
      help: 'Private key of the account that deployed the contract and pays for its transactions.',
      secret: true,
    },
    undefined,
    'settings.shape.chainKey',
    /^(0x)?[0-9a-f]{64}$/i,
  ),

  // Mail and other ways in
  smtpUrl: url(
    { name: 'SMTP_URL', help: 'Server that sends mail.', otherwise: 'no mail is sent', secret: true },
    ['smtp', 'smtps'],
  ),
  mailFrom: textLike(
    { name: 'MAIL_FROM', help: 'Sender of mails.' },
    'Pendopo <no-reply@localhost>',
    'settings.shape.sender',
    /^([^<>@\r\n]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
  ),
  imapUrl: url(
    {
      name: 'IMAP_URL',
      help: 'Mailbox whose messages become incoming letters; the path names the folder.',
      shape: '`imaps://user:password@host/INBOX`',
      otherwise: 'no intake by mail',
      secret: true,
    },
    ['imap', 'imaps'],
  ),
  imapAgency: text({ name: 'IMAP_AGENCY', help: 'Code of the agency that receives them.' }),
  clamdUrl: url(
    {
      name: 'CLAMD_URL',
      help: 'ClamAV daemon that looks at every uploaded file, `tcp://host:3310` or `unix:///path`.',
      otherwise: 'not scanned',
    },
    ['tcp', 'unix'],
  ),
  watchDir: text({
    name: 'WATCH_DIR',
    help: 'Folder whose files become incoming letters.',
    otherwise: 'not watched',
  }),
  watchAgency: text({ name: 'WATCH_AGENCY', help: 'Code of the agency that receives them.' }),
  archiveWatchDir: text({
    name: 'ARCHIVE_WATCH_DIR',
    help: 'Folder whose files become records: in it a folder for each agency, and in that one for each unit, named by their codes.',
    otherwise: 'not watched',
  }),
  archiveImapUrl: url(
    {
      name: 'ARCHIVE_IMAP_URL',
      help: 'Mailbox whose attachments become records of the records unit.',
      shape: '`imaps://user:password@host/INBOX`',
      otherwise: 'no intake by mail',
      secret: true,
    },
    ['imap', 'imaps'],
  ),
  archiveImapAgency: text({ name: 'ARCHIVE_IMAP_AGENCY', help: 'Code of the agency that receives them.' }),

  // Sign-in
  secretKey: secretBytes(
    {
      name: 'SECRET_KEY',
      help: 'Seals what must not be read in the database. The same on every machine; losing it loses what it sealed.',
      otherwise: 'made once in `DATA_DIR/secrets`',
    },
    32,
  ),
  passwordPolicy: oneOf({ name: 'PASSWORD_POLICY', help: 'Password rules of new agencies.' }, 'bssn', [
    'bssn',
    'nist',
  ]),
  sessionIdleMinutes: integer(
    { name: 'SESSION_IDLE_MINUTES', help: 'A session unused this long ends.' },
    30,
    1,
    1440,
  ),
  sessionMaxHours: integer({ name: 'SESSION_MAX_HOURS', help: 'A session of this age ends.' }, 12, 1, 168),
  oidcIssuer: url({ name: 'OIDC_ISSUER', help: 'OpenID Connect provider to sign in with.' }, [
    'http',
    'https',
  ]),
  oidcClientId: text({ name: 'OIDC_CLIENT_ID', help: 'Name of this Pendopo at the provider.' }),
  oidcClientSecret: text({ name: 'OIDC_CLIENT_SECRET', help: 'Its secret there.', secret: true }),
  oidcLabel: text({ name: 'OIDC_LABEL', help: 'Words on the sign-in button.' }, 'SSO'),

  pkcs11Module: text({
    name: 'PKCS11_MODULE',
    help: 'Library of the maker of key tokens (PKCS#11), for signing keys that never leave them; reached by `pkcs11-tool` of OpenSC.',
    otherwise: 'keys lie in the database, sealed twice',
  }),
  signingPlainHosts: hosts({
    name: 'SIGNING_PLAIN_HOSTS',
    help: 'Hosts of signature services and clocks that may be asked by `http://`, or on this machine; passphrases go to them in clear. Also hosts in private networks that certificates name for revocation (OCSP, lists).',
    otherwise: 'none: `https://` alone',
  }),

  // What BKN knows of employees
  siasnAgency: text({
    name: 'SIASN_AGENCY',
    help: 'Code of the agency to which BKN gave the keys of SIASN.',
    otherwise: 'SIASN is not asked',
  }),
  siasnConsumerKey: text({ name: 'SIASN_CONSUMER_KEY', help: 'Key of the agency at the gateway of BKN.' }),
  siasnConsumerSecret: text({
    name: 'SIASN_CONSUMER_SECRET',
    help: 'Secret of that key.',
    secret: true,
  }),
  siasnClientId: text({ name: 'SIASN_CLIENT_ID', help: 'Name of the agency at the sign-in of SIASN.' }),
  siasnUser: text({ name: 'SIASN_USER', help: 'User of SIASN in whose name it is asked.' }),
  siasnPassword: text({ name: 'SIASN_PASSWORD', help: 'Password of that user.', secret: true }),
  siasnUrl: url(
    {
      name: 'SIASN_URL',
      help: 'Interface of SIASN, or a gateway in front of it.',
      otherwise: '`https://apimws.bkn.go.id:8243/apisiasn/1.0`',
    },
    ['http', 'https'],
  ),
  siasnTokenUrl: url(
    {
      name: 'SIASN_TOKEN_URL',
      help: 'Where the gateway of BKN gives tokens.',
      otherwise: '`https://apimws.bkn.go.id/oauth2/token`',
    },
    ['http', 'https'],
  ),
  siasnSsoUrl: url(
    {
      name: 'SIASN_SSO_URL',
      help: 'Where the sign-in of SIASN gives tokens.',
      otherwise: '`https://sso-siasn.bkn.go.id/auth/realms/public-siasn/protocol/openid-connect/token`',
    },
    ['http', 'https'],
  ),

  // Work and limits
  workerConcurrency: integer(
    { name: 'WORKER_CONCURRENCY', help: 'Jobs at the same time per worker.' },
    4,
    1,
    64,
  ),
  ocrConcurrency: integer(
    {
      name: 'OCR_CONCURRENCY',
      help: 'Documents read at the same time by all workers; less than `WORKER_CONCURRENCY`, so that other work goes on.',
    },
    1,
    1,
    64,
  ),
  maxUploadMb: integer({ name: 'MAX_UPLOAD_MB', help: 'Largest file taken, in megabytes.' }, 50, 1, 50),
  maxPages: integer({ name: 'MAX_PAGES', help: 'Most pages of one document.' }, 1000, 1, 1000),

  // How much a person and an agency may ask of each web process in a minute
  quotaRequests: quota(
    { name: 'QUOTA_REQUESTS', help: 'Requests of any kind of one person and of one agency, a minute.' },
    usualQuotas.request,
  ),
  quotaSearch: quota({ name: 'QUOTA_SEARCH', help: 'Searches and figures.' }, usualQuotas.search),
  quotaExport: quota({ name: 'QUOTA_EXPORT', help: 'Sheets to take away.' }, usualQuotas.export),
  quotaPrint: quota({ name: 'QUOTA_PRINT', help: 'Printed forms and books.' }, usualQuotas.print),
  quotaUpload: quota({ name: 'QUOTA_UPLOAD', help: 'Files sent in.' }, usualQuotas.upload),
  quotaImport: quota(
    { name: 'QUOTA_IMPORT', help: 'Sheets of units, posts and people.' },
    usualQuotas.import,
  ),

  // Watching it
  logLevel: oneOf({ name: 'LOG_LEVEL', help: 'How much is logged.' }, 'info', [
    'trace',
    'debug',
    'info',
    'warn',
    'error',
    'silent',
  ]),
  workerPort: integer(
    {
      name: 'WORKER_PORT',
      help: 'TCP port on which `pendopo worker` answers `GET /healthz` and `GET /metrics`; 0 takes a free one.',
      otherwise: 'a worker has no address',
    },
    undefined,
    0,
    65535,
  ),
  metricsToken: text({
    name: 'METRICS_TOKEN',
    help: 'Bearer token for `GET /metrics`.',
    otherwise: 'there is no `/metrics`',
    secret: true,
  }),
};
