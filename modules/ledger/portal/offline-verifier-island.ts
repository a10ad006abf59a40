/** The script of the page that checks a file without a network. It asks nobody for anything. */
import { fromUtf8 } from '#core/transparency/bytes.ts';
import { webChecking } from '#core/transparency/web-crypto.ts';
import { type ToldVerdict, tellVerdict, type VerifyText, verifyTexts } from '../verify/tell-verdict.ts';
import { type FileVerdict, verifyFile } from '../verify/verify-file.ts';

const names = ['file', 'proof', 'policy'] as const;
type Name = (typeof names)[number];

const element = <Kind extends HTMLElement>(id: string): Kind => document.getElementById(id) as Kind;
const inputOf = (name: Name): HTMLInputElement => element(name);
const form = element<HTMLFormElement>('evidence');
const result = element('result');
const marks = { good: '✓', wait: '…', bad: '✗' } as const;

let locale: 'id' | 'en' = chosenLocale();
/** What is shown, to be said again in the other language. */
let shown: { found: FileVerdict } | { fault: VerifyText } | undefined;

function chosenLocale(): 'id' | 'en' {
  const asked = new URLSearchParams(location.search).get('lang') ?? navigator.language;
  return asked.toLowerCase().startsWith('en') ? 'en' : 'id';
}

function speak(): void {
  const texts = verifyTexts[locale];
  document.documentElement.lang = locale;
  document.title = `${texts['page.title']} · Pendopo`;
  for (const said of document.querySelectorAll<HTMLElement>('[data-text]'))
    said.textContent = texts[said.dataset.text as VerifyText];
  const other = element('language');
  other.textContent = texts['page.language'];
  other.lang = locale === 'id' ? 'en' : 'id';
  show();
}

function made(tag: string, text?: string, style?: string): HTMLElement {
  const one = document.createElement(tag);
  if (text !== undefined) one.textContent = text;
  if (style) one.className = style;
  return one;
}

function show(): void {
  result.replaceChildren();
  delete result.dataset.verdict;
  if (!shown) return;
  if ('fault' in shown) {
    result.append(made('p', verifyTexts[locale][shown.fault], 'fault'));
    return;
  }
  const { found } = shown;
  const told = tellVerdict(found, { locale });
  result.dataset.verdict = found.verdict;
  result.dataset.why = 'step' in found ? found.step : 'reason' in found ? found.reason : '';
  result.append(cardOf(told), stepsOf(told), factsOf(told));
}

function cardOf({ title, means, tone, asOf }: ToldVerdict): HTMLElement {
  const card = made('section', undefined, `verdict ${tone}`);
  const mark = made('span', marks[tone], 'mark');
  mark.setAttribute('aria-hidden', 'true');
  card.append(mark, made('h2', title), made('p', means));
  if (asOf) card.append(made('p', asOf));
  return card;
}

function stepsOf({ steps }: ToldVerdict): HTMLElement {
  const list = made('ul', undefined, 'found');
  list.append(
    ...steps.map(({ label, state, tone }) => made('li', `${marks[tone]} ${label}: ${state}`, tone)),
  );
  return list;
}

function factsOf({ facts }: ToldVerdict): HTMLElement {
  const list = made('dl', undefined, 'facts');
  for (const { label, value, exactly } of facts) {
    const said = made('dd', value);
    if (exactly) said.title = exactly;
    list.append(made('dt', label), said);
  }
  return list;
}

const bytesOf = async (file: Blob): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

async function judged(): Promise<typeof shown> {
  const [file, proof, policy] = names.map((name) => inputOf(name).files?.[0]);
  if (!file || !proof || !policy) return { fault: 'page.missing' };
  const read = await Promise.all([file, proof, policy].map(bytesOf)).catch(() => undefined);
  if (!read) return { fault: 'page.unreadable' };
  const digest = await webChecking.sha256(read[0]!);
  return { found: await verifyFile(webChecking, { digest, proof: read[1]!, policy: read[2]! }) };
}

/** What a file is good for by what it begins with; what is neither proof nor policy is the file itself. */
async function purposeOf(file: File): Promise<Name> {
  const start = fromUtf8(await bytesOf(file.slice(0, 4_096))) ?? '';
  if (start.startsWith('c2sp.org/tlog-proof@')) return 'proof';
  return /^(log|witness|group|quorum)[ \t]/m.test(start) && !start.startsWith('%PDF') ? 'policy' : 'file';
}

async function take(files: readonly File[]): Promise<void> {
  for (const file of files) {
    const one = new DataTransfer();
    one.items.add(file);
    inputOf(await purposeOf(file)).files = one.files;
  }
}

/** Why this browser, here, cannot check at all. */
async function obstacle(): Promise<VerifyText | undefined> {
  if (!globalThis.crypto?.subtle) return 'page.no-crypto';
  try {
    await crypto.subtle.importKey('raw', new Uint8Array(32), 'Ed25519', false, ['verify']);
    return undefined;
  } catch (error) {
    return (error as Error).name === 'NotSupportedError' ? 'cannot-check.no-ed25519' : undefined;
  }
}

/** Counts what was chosen: another file is another question. */
let question = 0;

/** The answer to the last question goes away, also one that is still on its way. */
function ask(): void {
  question += 1;
  shown = undefined;
  show();
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  ask();
  const asked = question;
  const answer = await judged();
  if (asked !== question) return;
  shown = answer;
  show();
  result.focus();
});
form.addEventListener('change', ask);
element('language').addEventListener('click', () => {
  locale = locale === 'id' ? 'en' : 'id';
  speak();
});
form.classList.add('drops');
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', async (event) => {
  event.preventDefault();
  ask();
  await take([...(event.dataTransfer?.files ?? [])]);
  ask();
});
// What was saved has no server to be saved from.
if (location.protocol === 'file:') element('save').hidden = true;
speak();
void obstacle().then((why) => {
  if (!why) return;
  const cannot = element('cannot');
  cannot.dataset.text = why;
  cannot.textContent = verifyTexts[locale][why];
  cannot.hidden = false;
});
