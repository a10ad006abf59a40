import { findDates } from './indonesian-date.ts';
import { bodyProse, type LetterView } from './letter-view.ts';
import type { Proposal } from './proposal.ts';

const LIMIT =
  /pa[li1]+ng\s+[li1]am?bat|se[li1]ambat\s?-?\s?[li1]ambat(?:nya)?|sebe[li1]um\s+(?:tangga[li1]|tgl)|batas\s+(?:waktu|akhir|terakhir)|tenggat|ber[li1]aku\s+(?:[^.;]{0,90}\s)?(?:sampai|hingga|s\s?[./]\s?d)|(?:diterima|dikirim\p{L}*|disampaikan|ditutup|pendaftaran|dikumpu\p{L}+|mengirim\p{L}*|menyampaikan)\s+(?:[^.;]{0,40}\s)?(?:sampai dengan|hingga|s\.d\.?)\s+(?:hari|tangga[li1])|jatuh\s+tempo/giu;

/** Words that say what is owed to the sender: they tell the reader's own deadline from others in the letter. */
const OWED =
  /laporan|melaporkan|dilaporkan|disampaikan|menyampaikan|dikirim|mengirim|konfirmasi|jawaban|tanggapan|kami terima|diterima|kepada kami|data|usulan|mendaftar|pendaftaran|kesediaan/gi;

/** "kami bersedia melengkapinya sebelum tanggal …": what the sender promises binds nobody here. */
const OWN_PROMISE = /\b(?:kami|saya)\s+(?:bersedia|akan|sanggup|siap)\b|akan\s+(?:kami|saya)\s/i;

/**
 * The absolute date until which the letter asks for something ("paling lambat tanggal 30 September 2026").
 * Limits that only count days ("14 hari kerja sejak surat ini diterima") name no date and propose nothing.
 */
export function proposeDeadline(view: LetterView, letterDate: string | null): Proposal<string> | null {
  const prose = bodyProse(view);
  const year = letterDate ? Number(letterDate.slice(0, 4)) : null;
  const found: (Proposal<string> & { weight: number })[] = [];
  for (const match of prose.text.matchAll(LIMIT)) {
    const from = match.index + match[0].length;
    const reach = prose.text.slice(from, from + 110);
    const end = /\.\s+(?=\p{Lu}\p{Ll})|\sTTK\s/u.exec(reach)?.index ?? reach.length;
    const date = findDates(reach.slice(0, end), year)[0];
    if (!date || (letterDate && date.date < letterDate)) continue;
    if (OWN_PROMISE.test(prose.text.slice(Math.max(0, match.index - 60), match.index))) continue;
    const around = sentenceBefore(prose.text, match.index) + reach.slice(0, end);
    const weight = Math.min(3, around.match(OWED)?.length ?? 0);
    found.push({
      value: date.endDate ?? date.date,
      confidence: date.yearAssumed ? 0.7 : 0.85,
      source: prose.sourceAt(match.index, from + date.end),
      reason: 'limit-phrase',
      weight,
    });
  }
  const best = found.sort((a, b) => b.weight - a.weight)[0];
  if (!best) return null;
  const { weight: _weight, ...proposal } = best;
  const rivals = found.some((other) => other.value !== best.value);
  return { ...proposal, confidence: Math.round((proposal.confidence - (rivals ? 0.2 : 0)) * 100) / 100 };
}

function sentenceBefore(text: string, index: number): string {
  const before = text.slice(Math.max(0, index - 260), index);
  const cuts = [...before.matchAll(/[.;]\s+(?=\p{Lu})/gu)];
  const last = cuts.at(-1);
  return last ? before.slice(last.index) : before;
}
