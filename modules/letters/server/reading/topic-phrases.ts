/** A topic: phrases that announce it and the classification codes it is filed under, best first. */
export interface Topic {
  phrases: string[];
  codes: string[];
}

/** Reads modules/letters/data/topic-phrases.txt: `phrase|phrase = code code`, `#` for remarks. */
export function parseTopicPhrases(text: string): Topic[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.includes(' = ') && !line.startsWith('#'))
    .map((line) => {
      const [phrases = '', codes = ''] = line.split(' = ');
      return { phrases: phrases.split('|').map((phrase) => phrase.trim()), codes: codes.trim().split(/\s+/) };
    });
}
