import { sign as ecdsa, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { fixedClock } from '#core/clock/clock.ts';
import { createClient } from '#core/contract/client.ts';
import { renderPdf } from '#core/printing/render-pdf.ts';
import { signatures } from '#modules/outgoing/contract/signing.ts';
import type { DraftId } from '#modules/outgoing/contract/terms.ts';
import { layOutPaper } from '#modules/outgoing/server/rules/paper/lay-out-paper.ts';
import type { LetterFacts } from '#modules/outgoing/server/rules/paper/letter-facts.ts';
import { lettersToSign, numberBook } from '#modules/outgoing/test/letters-to-sign.ts';
import { enrol, passphrase } from '#modules/signatures/test/signing-office.ts';
import { type Official, smallOffice } from '#tests/house/small-office.ts';
import { cpuTime } from '../cpu-time.ts';
import { openBenchHouse } from '../letters/bench-house.ts';
import { median } from '../measures.ts';
import { report, say } from '../report.ts';

/** Milliseconds of processor time that a letter may cost from its draft to its signature. */
const mostCpu = 60;
/** Letters of one act. */
const batch = 50;
const against = 'raw print by typst and raw ECDSA signature';

/**
 * Letters are numbered, printed, shown and signed by the program itself, in acts of fifty: its processor time each,
 * beside what the printer and the signature alone cost, and its memory from the first act to the last.
 */
export async function benchSignatures(options: {
  rows: number | undefined;
  profile: string | undefined;
}): Promise<void> {
  const { rows = 1_000, profile } = options;
  const house = await openBenchHouse(undefined, profile);
  const pool = new pg.Pool({ connectionString: house.ownerUrl, max: 2 });
  const owner = async <Row>(text: string, values: unknown[] = []) =>
    (await pool.query(text, values)).rows as Row[];
  try {
    const web = await house.web();
    const clock = fixedClock(new Date());
    const office = await smallOffice({
      owner,
      clock,
      as: (token) =>
        createClient({
          base: web.url,
          fetch: askedAgain,
          headers: (): Record<string, string> => (token ? { authorization: `Bearer ${token}` } : {}),
          newKey: () => crypto.randomUUID(),
        }),
    });
    await numberBook({ owner }, office);
    await enrol(office.head);
    const letters = (count: number) =>
      lettersToSign({ owner, clock }, office, { signers: [office.head], count, paragraphs: 6 });
    say('warming up');
    await act(office.head, await letters(batch));

    const costs: { prepare: number; sign: number }[] = [];
    const memory: number[] = [residentMegabytes(web.pid)];
    for (let done = 0; done < rows; done += batch) {
      const draftIds = await letters(Math.min(batch, rows - done));
      const cost = await act(office.head, draftIds, web.pid);
      costs.push({ prepare: cost.prepare / draftIds.length, sign: cost.sign / draftIds.length });
      memory.push(residentMegabytes(web.pid));
      say(`${done + draftIds.length} letters signed`);
    }
    const raw = await rawCost(owner, 100);
    const figure = (metric: string, value: number, unit: string, ratio?: number) =>
      report({
        bench: 'signatures',
        metric,
        value,
        unit,
        against: ratio === undefined ? undefined : against,
        ratio,
      });
    const prepare = median(costs.map((one) => one.prepare));
    const sign = median(costs.map((one) => one.sign));
    figure('letters numbered, printed and signed', rows, 'letters');
    figure('processor time to number and print a letter', prepare, 'ms');
    figure('processor time to sign it (B-LT) and to keep it', sign, 'ms');
    figure('processor time of a letter, of one core', prepare + sign, 'ms', (prepare + sign) / raw);
    figure('memory after the first act', memory[1]!, 'MB');
    figure('memory after the last act', memory.at(-1)!, 'MB');
    if (prepare + sign > mostCpu) process.exitCode = 1;
  } finally {
    await pool.end();
    await house.close();
  }
}

/** A connection that the server closed while nothing was asked is no answer: the same request, with its key, once more. */
const askedAgain: typeof fetch = async (input, init) =>
  fetch(input, init).catch((error: { cause?: { code?: string } }) => {
    if (error.cause?.code !== 'UND_ERR_SOCKET') throw error;
    return fetch(input, init);
  });

/** One act: what the process `pid` used of the processor for each half of it, in milliseconds. */
async function act(
  { call, postId }: Official,
  draftIds: DraftId[],
  pid?: number,
): Promise<{ prepare: number; sign: number }> {
  const used = () => (pid ? cpuTime(pid) : 0);
  const before = used();
  const prepared = await call(signatures.prepare, { postId, draftIds });
  const shown = used();
  let now = await call(signatures.sign, { signingId: prepared.id, secret: { passphrase } });
  while (now.state === 'running') {
    await sleep(200);
    now = await call(signatures.show, { signingId: prepared.id });
  }
  const failed = now.items.find(({ state }) => state !== 'signed');
  if (failed) throw new Error(`a letter was not signed: ${failed.code}`);
  return { prepare: shown - before, sign: used() - shown };
}

/** Milliseconds of processor time for the printer and a signature alone, for the same papers. */
async function rawCost(
  owner: <Row>(text: string, values?: unknown[]) => Promise<Row[]>,
  count: number,
): Promise<number> {
  const rows = await owner<{ facts: LetterFacts }>(`select facts from outgoing.paper limit ${count}`);
  const papers = rows.map(({ facts }) => layOutPaper(facts));
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const print = (paper: (typeof papers)[number]) =>
    renderPdf('modules/outgoing/printing/letter.typ', paper, new Date());
  for (const paper of papers.slice(0, 30)) await print(paper);
  const before = process.cpuUsage();
  for (const paper of papers) ecdsa('sha256', await print(paper), privateKey);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / papers.length;
}

function residentMegabytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
}
