import { indexTerms, plainWords, stem } from './index-terms.ts';
import type { Topic } from './topic-phrases.ts';

/** One archive classification code; titles of its ancestors are found through `parent`. */
interface ClassificationCode {
  code: string;
  parent: string | null;
  title: string;
}

interface Posting {
  entry: number;
  weight: number;
}

/** A retrieval index over classification codes, built once per code list. */
export interface ClassificationIndex {
  codes: ClassificationCode[];
  byCode: Map<string, number>;
  postings: Map<string, Posting[]>;
  idf: Map<string, number>;
  length: number[];
  ownTerms: string[][];
  topics: { terms: string[]; codes: string[] }[];
}

/** Share of its own weight with which an ancestor's title counts for a code: parent, grandparent, root. */
const ANCESTOR_WEIGHTS = [0.45, 0.3, 0.12];

/** Reads the code list (`code,parent_code,level,title,…` with a header, RFC 4180 quoting). */
export function parseClassificationCodes(csv: string): ClassificationCode[] {
  const codes: ClassificationCode[] = [];
  for (const row of csv.split(/\r?\n/).slice(1)) {
    const cells = /^([^,]+),([^,]*),[^,]*,(?:"((?:[^"]|"")*)"|([^,]*))/.exec(row);
    if (!cells) continue;
    const title = (cells[3] ?? cells[4] ?? '').replace(/""/g, '"');
    codes.push({ code: cells[1]!, parent: cells[2] || null, title });
  }
  return codes;
}

export function buildClassificationIndex(
  codes: ClassificationCode[],
  topicList: Topic[],
): ClassificationIndex {
  const byCode = new Map(codes.map((entry, index) => [entry.code, index]));
  const ownTerms = codes.map((entry) => [...new Set(indexTerms(entry.title))]);
  const postings = new Map<string, Posting[]>();
  const length = codes.map((entry, index) => {
    const weights = new Map<string, number>();
    // What stands first in a title names the thing, what "antara lain" lists are examples.
    const [name = '', ...examples] = entry.title.split(/antara lain|meliputi|\(/i);
    for (const term of new Set(indexTerms(name))) weights.set(term, 1);
    for (const term of new Set(indexTerms(examples.join(' '))))
      weights.set(term, Math.max(weights.get(term) ?? 0, 0.5));
    let ancestor = entry.parent;
    for (const weight of ANCESTOR_WEIGHTS) {
      const at = ancestor === null ? undefined : byCode.get(ancestor);
      if (at === undefined) break;
      for (const term of ownTerms[at]!) if (!weights.has(term)) weights.set(term, weight);
      ancestor = codes[at]!.parent;
    }
    for (const [term, weight] of weights) {
      const list = postings.get(term);
      if (list) list.push({ entry: index, weight });
      else postings.set(term, [{ entry: index, weight }]);
    }
    return Math.max(1, ownTerms[index]!.length);
  });
  const idf = termWeights(codes, postings);
  const topics = topicList.flatMap((topic) =>
    topic.phrases.map((phrase) => ({
      terms: phraseTerms(phrase),
      codes: topic.codes.filter((code) => byCode.has(code)),
    })),
  );
  return { codes, byCode, postings, idf, length, ownTerms, topics };
}

// Rare terms tell more; terms of every field (evaluasi, bimbingan, pelaporan) tell nothing about which.
function termWeights(codes: ClassificationCode[], postings: Map<string, Posting[]>): Map<string, number> {
  const fieldOf = codes.map((entry) => entry.code.split('.').slice(0, 2).join('.'));
  const fields = new Set(fieldOf).size;
  const weights = new Map<string, number>();
  for (const [term, list] of postings) {
    const amount = list.reduce((sum, posting) => sum + posting.weight, 0);
    const spread =
      new Set(list.filter((posting) => posting.weight >= 0.5).map((posting) => fieldOf[posting.entry])).size /
      fields;
    weights.set(
      term,
      Math.log(1 + (codes.length - amount + 0.5) / (amount + 0.5)) * (1 - Math.min(0.9, spread * 2.2)),
    );
  }
  return weights;
}

/** A stretch of the letter with how much it says about the subject. */
export interface WeightedText {
  text: string;
  weight: number;
}

interface RankedCode {
  code: string;
  score: number;
  /** Whether an office phrase named it, rather than words of its title. */
  byTopic: boolean;
}

const SATURATION = 1.2;
const LENGTH_SHARE = 0.4;
const TOPIC_WEIGHT = 14;

/** Codes that fit the texts, best first. Scores are comparable within one answer only. */
export function rankCodes(index: ClassificationIndex, texts: WeightedText[]): RankedCode[] {
  const scores = new Float64Array(index.codes.length);
  const byTopic = new Set<number>();
  scoreTitles(index, texts, scores);
  scoreTopics(index, texts, scores, byTopic);
  return index.codes
    .map((entry, at) => ({ code: entry.code, score: scores[at]!, byTopic: byTopic.has(at) }))
    .filter((entry) => entry.score > 0)
    .sort((a, b) => b.score - a.score || a.code.localeCompare(b.code));
}

function scoreTitles(index: ClassificationIndex, texts: WeightedText[], scores: Float64Array): void {
  const query = new Map<string, number>();
  for (const { text, weight } of texts) {
    for (const term of indexTerms(text)) query.set(term, (query.get(term) ?? 0) + weight);
  }
  const mean = index.length.reduce((sum, value) => sum + value, 0) / Math.max(1, index.length.length);
  for (const [term, amount] of query) {
    const idf = index.idf.get(term) ?? 0;
    const told = (amount * (SATURATION + 1)) / (amount + SATURATION);
    for (const { entry, weight } of index.postings.get(term) ?? []) {
      const norm = 1 - LENGTH_SHARE + (LENGTH_SHARE * index.length[entry]!) / mean;
      scores[entry] = scores[entry]! + idf * told * (weight / norm);
    }
  }
  // A short title that is wholly said counts more than a long one that is brushed.
  index.ownTerms.forEach((terms, entry) => {
    if (terms.length === 0 || scores[entry] === 0) return;
    const all = terms.reduce((sum, term) => sum + (index.idf.get(term) ?? 0), 0);
    const said = terms.reduce(
      (sum, term) => sum + ((query.get(term) ?? 0) >= 1 ? (index.idf.get(term) ?? 0) : 0),
      0,
    );
    scores[entry] = scores[entry]! * (0.6 + 0.6 * (said / (all + 4)));
  });
}

function scoreTopics(
  index: ClassificationIndex,
  texts: WeightedText[],
  scores: Float64Array,
  byTopic: Set<number>,
): void {
  const gains = new Map<number, number>();
  const streams = texts.map(({ text, weight }) => {
    const terms = phraseTerms(text);
    return { weight, terms, present: new Set(terms) };
  });
  for (const topic of index.topics) {
    const heard = streams.reduce((sum, { weight, terms, present }) => {
      if (!present.has(topic.terms[0]!)) return sum;
      return sum + weight * Math.min(2, occurrences(terms, topic.terms));
    }, 0);
    if (heard === 0) continue;
    // Longer phrases are surer; the further down its list a code stands, the less a topic says for it.
    const strength =
      TOPIC_WEIGHT *
      (heard / (heard + 1.5)) *
      (topic.terms.length === 1 ? 0.75 : 1 + 0.25 * (topic.terms.length - 2));
    topic.codes.forEach((code, rank) => {
      const at = index.byCode.get(code)!;
      const gain = strength * (1 - 0.17 * rank);
      const other = gains.get(at) ?? 0;
      gains.set(at, Math.max(gain, other) + 0.35 * Math.min(gain, other));
      byTopic.add(at);
    });
  }
  for (const [at, gain] of gains) scores[at] = scores[at]! + gain;
}

function phraseTerms(text: string): string[] {
  return plainWords(text).map(stem);
}

function occurrences(terms: string[], phrase: string[]): number {
  let count = 0;
  for (let start = 0; start + phrase.length <= terms.length; start += 1) {
    if (phrase.every((term, offset) => terms[start + offset] === term)) count += 1;
  }
  return count;
}
