/** A row that only the page of its owner opens; what it is about is not read without the key. */
export interface SealedRow {
  /** `agency.person`. */
  owner: string;
  key: string;
  /** The order in which rows were made. */
  n: number;
  /** What the server's clock showed when it was first heard of beside this row (ms); null before that. */
  seenAt: number | null;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

/** Where sealed rows are kept. @throws where the browser keeps nothing, or no more */
export interface SealedRows {
  put(row: SealedRow): Promise<void>;
  of(owner: string): Promise<SealedRow[]>;
  ofOthers(than: string): Promise<SealedRow[]>;
  drop(owner: string, key: string): Promise<void>;
}

/** Encrypts rows: AES-GCM with owner and key as what is authenticated, so that none opens in the place of another. */
export interface Seals {
  seal(row: Pick<SealedRow, 'owner' | 'key' | 'n' | 'seenAt'>, content: unknown): Promise<SealedRow>;
  open(row: SealedRow): Promise<unknown>;
}

const aboutOf = ({ owner, key }: Pick<SealedRow, 'owner' | 'key'>): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${owner} ${key}`);

export function sealsBy(secret: () => Promise<CryptoKey>): Seals {
  return {
    async seal({ owner, key, n, seenAt }, content) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const parameters = { name: 'AES-GCM', iv, additionalData: aboutOf({ owner, key }) };
      const bytes = new TextEncoder().encode(JSON.stringify(content));
      return {
        owner,
        key,
        n,
        seenAt,
        iv,
        sealed: await crypto.subtle.encrypt(parameters, await secret(), bytes),
      };
    },
    async open(row) {
      const parameters = { name: 'AES-GCM', iv: row.iv, additionalData: aboutOf(row) };
      const bytes = await crypto.subtle.decrypt(parameters, await secret(), row.sealed);
      return JSON.parse(new TextDecoder().decode(bytes));
    },
  };
}

/** A new key for rows, which no script can read. */
export function newSecret(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
