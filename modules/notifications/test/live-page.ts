import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveMessage } from '#core/http/live-message.ts';

/** A page that listens at `/api/live` over a real socket. */
export interface LivePage {
  heard: LiveMessage[];
  /** Resolves when the server ends the stream. */
  ended: Promise<void>;
  close(): void;
}

export async function livePage(url: string, token: string): Promise<LivePage> {
  const leave = new AbortController();
  const response = await fetch(`${url}/api/live`, {
    headers: { authorization: `Bearer ${token}` },
    signal: leave.signal,
  });
  if (response.status !== 200) throw new Error(`refused: ${response.status}`);
  if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
    throw new Error('no event stream');
  const heard: LiveMessage[] = [];
  const ended = (async () => {
    let text = '';
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
      const events = `${text}${part}`.split('\n\n');
      text = events.pop()!;
      for (const event of events) {
        const data = event.split('\n').find((line) => line.startsWith('data: '));
        if (data) heard.push(JSON.parse(data.slice(6)) as LiveMessage);
      }
    }
  })().catch(() => undefined);
  return { heard, ended, close: () => leave.abort() };
}

/** Waits until it holds; says whether it came to hold. */
export async function comesTrue(
  condition: () => boolean | Promise<boolean>,
  milliseconds = 3_000,
): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(10))
    if (await condition()) return true;
  return condition();
}
