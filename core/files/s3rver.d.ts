/** The parts of s3rver, a small S3 server for tests, that we use. */
declare module 's3rver' {
  export interface S3rverOptions {
    port: number;
    address: string;
    silent: boolean;
    directory: string;
    configureBuckets: { name: string; configs: string[] }[];
  }
  // biome-ignore lint/style/noDefaultExport: so it is exported there
  export default class S3rver {
    constructor(options: S3rverOptions);
    run(): Promise<{ address: string; port: number }>;
    close(): Promise<void>;
  }
}
