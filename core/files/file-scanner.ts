/** What a scanner says of a file. `reason` is the name of what was found. */
export type Verdict = { clean: true } | { clean: false; reason: string };

/** Looks for malware in a local file. @throws files.scanner-unavailable when it cannot say: never "clean" by default */
export interface FileScanner {
  scan(path: string): Promise<Verdict>;
}
