import { setTimeout as pause } from 'node:timers/promises';
import {
  askOutside,
  type OutsideAnswer,
  OutsideFault,
  type OutsideRequest,
} from '#core/outside/ask-outside.ts';
import { type SiasnFault, type SiasnHistory, siasnHistories } from '../../contract/siasn.ts';
import type { SiasnAnswer, SiasnRow } from './siasn-answer.rules.ts';
import type { SiasnSettings } from './siasn-settings.ts';
import { type Token, tokenKeeper } from './token-keeper.ts';

/** Why nothing came; carries no word from outside, no address and no token. */
export class SiasnRefusal extends Error {
  readonly code: SiasnFault;

  constructor(code: SiasnFault) {
    super(`SIASN: ${code}`);
    this.name = 'SiasnRefusal';
    this.code = code;
  }
}

export interface SiasnClient {
  /** Main data and histories of the employee with the NIP. @throws SiasnRefusal */
  read(nip: string): Promise<SiasnAnswer>;
}

export interface Surroundings {
  /** Hosts that the operator allows to be asked without encryption, and on this machine. */
  plainHosts: readonly string[];
  /** Milliseconds. */
  now: () => number;
  /** Milliseconds before each further try of a question that can be asked twice. */
  pauses?: readonly number[];
  /** Milliseconds for an answer. */
  patience?: number;
}

/** Most bytes of an answer: the longest histories have some hundred rows. */
const longest = 2_000_000;
const busy = new Set([429, 502, 503, 504]);

/**
 * The interface of SIASN (WSO2 gateway of BKN). Each question carries two tokens: one of the gateway, got by the keys of
 * the agency, in `Authorization`, and one of a user of SSO in `Auth`. Both are kept in memory until shortly before their
 * end; one that is refused is renewed once. Questions are repeated, and a sign-in that nobody answered; one that was refused
 * is not: a password that is refused again and again locks its user.
 */
export function siasnClient(settings: SiasnSettings, surroundings: Surroundings): SiasnClient {
  const { now, pauses = [1_000, 4_000] } = surroundings;
  const gateway = tokenKeeper(() => gatewayToken(settings, surroundings), now);
  const user = tokenKeeper(() => userToken(settings, surroundings), now);

  const ask = async (history: SiasnHistory, nip: string): Promise<OutsideAnswer> => {
    const [ours, theirs] = [await gateway.token(), await user.token()];
    const answer = await asked(surroundings, {
      method: 'GET',
      address: `${settings.address}/pns/${history}/${encodeURIComponent(nip)}`,
      headers: { authorization: `Bearer ${ours}`, auth: `bearer ${theirs}`, accept: 'application/json' },
    });
    if (answer.status === 401) {
      gateway.refused(ours);
      user.refused(theirs);
    }
    return answer;
  };

  /** Asks again where the answer was that it should: a token ran out, or there was too much to do. */
  const heard = async (history: SiasnHistory, nip: string): Promise<OutsideAnswer> => {
    let renewed = false;
    for (let turn = 0; ; ) {
      const answer = await ask(history, nip).catch((error: unknown) => {
        if (error instanceof SiasnRefusal && error.code === 'unreachable' && turn < pauses.length)
          return undefined;
        throw error;
      });
      if (answer?.status === 401 && !renewed) {
        renewed = true;
        continue;
      }
      if (answer && !(busy.has(answer.status) && turn < pauses.length)) return answer;
      await pause(pauses[turn]);
      turn += 1;
    }
  };

  return {
    async read(nip) {
      const answer: Partial<Record<SiasnHistory, SiasnRow[]>> = {};
      // One after another: the gateway counts questions by the minute.
      for (const history of siasnHistories) answer[history] = rowsIn(await heard(history, nip));
      if (answer['data-utama']!.length === 0) throw new SiasnRefusal('no-such-employee');
      return answer as SiasnAnswer;
    },
  };
}

async function gatewayToken(settings: SiasnSettings, surroundings: Surroundings): Promise<Token> {
  const { consumerKey, consumerSecret, gatewayTokens } = settings;
  const keys = Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64');
  return tokenFrom(surroundings, gatewayTokens, { grant_type: 'client_credentials' }, `Basic ${keys}`);
}

async function userToken(settings: SiasnSettings, surroundings: Surroundings): Promise<Token> {
  const { clientId, user, password, userTokens } = settings;
  const form = { grant_type: 'password', client_id: clientId, username: user, password };
  return tokenFrom(surroundings, userTokens, form);
}

async function tokenFrom(
  surroundings: Surroundings,
  address: string,
  form: Record<string, string>,
  authorization?: string,
): Promise<Token> {
  const answer = await asked(surroundings, {
    method: 'POST',
    address,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      ...(authorization ? { authorization } : {}),
    },
    body: Buffer.from(new URLSearchParams(form).toString()),
  });
  if (answer.status !== 200) throw refusal(answer.status);
  const { access_token: value, expires_in: lasts } = jsonIn(answer) as Record<string, unknown>;
  if (typeof value !== 'string' || !/^[\x21-\x7e]{1,8000}$/.test(value)) throw new SiasnRefusal('odd-answer');
  return { value, lasts: typeof lasts === 'number' && lasts > 0 ? lasts : 300 };
}

async function asked(
  { plainHosts, patience = 20_000 }: Surroundings,
  request: Pick<OutsideRequest, 'method' | 'address' | 'headers' | 'body'>,
): Promise<OutsideAnswer> {
  try {
    return await askOutside({ ...request, patience, longest, plainHosts });
  } catch (error) {
    if (!(error instanceof OutsideFault)) throw error;
    throw new SiasnRefusal(error.code === 'odd' ? 'odd-answer' : 'unreachable');
  }
}

function refusal(status: number): SiasnRefusal {
  if (busy.has(status)) return new SiasnRefusal('busy');
  return new SiasnRefusal(status >= 500 ? 'unreachable' : 'refused');
}

function jsonIn({ bytes }: OutsideAnswer): object {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Told below.
  }
  throw new SiasnRefusal('odd-answer');
}

/** `{code, data}`: a row, a list of rows, or the words that there is none, with 200 as well as with 404. */
function rowsIn(answer: OutsideAnswer): SiasnRow[] {
  if (answer.status !== 200 && answer.status !== 404) throw refusal(answer.status);
  const { data } = jsonIn(answer) as { data?: unknown };
  if (typeof data === 'string' || data === null) return [];
  // A gateway that does not know the path answers 404 without any data.
  if (data === undefined) throw new SiasnRefusal(answer.status === 404 ? 'refused' : 'odd-answer');
  const rows = Array.isArray(data) ? data : [data];
  if (!rows.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row)))
    throw new SiasnRefusal('odd-answer');
  return rows as SiasnRow[];
}
