/** @jsxImportSource preact */
import { renderToString } from 'preact-render-to-string';
import { BatikLine } from '#portal/batik-line.tsx';
import { Mark } from '#portal/mark.tsx';
import { type VerifyText, verifyTexts } from '../verify/tell-verdict.ts';

export interface VerifierParts {
  /** The whole script of the page. */
  script: string;
  /** The whole style of the page. */
  style: string;
  /** Of script and style, as the policy names them: `'sha256-…'`. */
  hashes: { script: string; style: string };
  /** Where the page is, for whoever saves it. */
  address: `/${string}`;
}

/**
 * What the page may do: run its own script, wear its own style, and nothing else. It may ask nobody for anything, so that
 * what is checked cannot leave it, online or not.
 */
export function verifierPolicy({ script, style }: VerifierParts['hashes']): string {
  const own = `script-src ${script}; style-src ${style}`;
  return `default-src 'none'; ${own}; base-uri 'none'; form-action 'none'`;
}

/**
 * The page that checks a file with its proof, as one document that needs nothing else: what is looked at is what is
 * saved. It is in Indonesian until its script changes the words; the policy is in it, for the day when no server sends one.
 */
export function verifierDocument({ script, style, hashes, address }: VerifierParts): string {
  const page = (
    <html lang="id">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="content-security-policy" content={verifierPolicy(hashes)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${verifyTexts.id['page.title']} · Pendopo`}</title>
        <style>{places.style}</style>
      </head>
      <body>
        <header class="top">
          <div class="wide">
            <span class="brand">
              <Mark />
              Pendopo
            </span>
            <button type="button" class="plain" id="language" lang="en">
              {verifyTexts.id['page.language']}
            </button>
          </div>
          <BatikLine />
        </header>
        <main id="main">
          <h1>
            <Said text="page.title" />
          </h1>
          <p class="lead">
            <Said text="page.lead" />
          </p>
          <noscript>
            <p class="fault">{verifyTexts.id['page.no-script']}</p>
            <p class="fault" lang="en">
              {verifyTexts.en['page.no-script']}
            </p>
          </noscript>
          <p class="fault" id="cannot" role="alert" hidden />
          <form class="card" id="evidence" novalidate>
            <Choice name="file" accept="" />
            <Choice name="proof" accept=".tlog-proof" />
            <Choice name="policy" accept="" />
            <p class="hint drop-hint">
              <Said text="page.drop" />
            </p>
            <button type="submit">
              <Said text="page.check" />
            </button>
          </form>
          <div id="result" role="status" tabIndex={-1} />
          <p id="save">
            <a class="tap" href={address} download="pendopo-verifikasi.html">
              <Said text="page.save" />
            </a>
            <br />
            <small>
              <Said text="page.save-hint" />
            </small>
          </p>
        </main>
        <script>{places.script}</script>
      </body>
    </html>
  );
  const whole = `<!doctype html>\n${renderToString(page)}\n`;
  return whole.replace(places.style, () => style).replace(places.script, () => script);
}

/** Where script and style go, to the letter: a browser runs nothing whose hash is another. */
const places = { style: '__STYLE__', script: '__SCRIPT__' };

/** Words that the script says in the language that was chosen. */
const Said = ({ text }: { text: VerifyText }) => <span data-text={text}>{verifyTexts.id[text]}</span>;

function Choice({ name, accept }: { name: 'file' | 'proof' | 'policy'; accept: string }) {
  return (
    <p>
      <label for={name}>
        <Said text={`page.${name}`} />
      </label>
      <input type="file" id={name} aria-describedby={`${name}-hint`} {...(accept && { accept })} />
      <small class="hint" id={`${name}-hint`}>
        <Said text={`page.${name}-hint`} />
      </small>
    </p>
  );
}

/** What this page wears beside the style of the portal. */
export const verifierStyle = `
.plain{background:none;color:var(--accent);margin:0;padding:0 .25rem;min-height:44px;font-weight:400;text-decoration:underline}
small.hint{display:block}
@media (hover: hover){.drops .drop-hint{display:block}}
.verdict h2{color:var(--tone);margin:0 0 .25rem}
.verdict .mark{grid-row:span 4}
.found{list-style:none;margin:0 0 1rem;padding:0}
.found .bad{color:var(--bad)}
.found .good{color:var(--good)}
`;
