import type { PageText } from '#core/documents/page-text.ts';
import { proposeAddressee } from './addressee.ts';
import { proposeAttachments } from './attachments.ts';
import { proposeClassification } from './classification.ts';
import {
  buildClassificationIndex,
  type ClassificationIndex,
  parseClassificationCodes,
} from './classification-index.ts';
import { proposeDate } from './date.ts';
import { proposeDeadline } from './deadline.ts';
import { proposeEvent } from './event.ts';
import { proposeLetterType } from './letter-type.ts';
import { viewLetter } from './letter-view.ts';
import { proposeNature } from './nature.ts';
import { proposeNumber, withRomanMonth } from './number.ts';
import type { LetterProposals } from './proposal.ts';
import { proposeSender, proposeSigner } from './sender.ts';
import { proposeSubject } from './subject.ts';
import { parseTopicPhrases } from './topic-phrases.ts';

/** What reading must know besides the pages: the agency's classification codes, indexed once. */
export interface ReadingKnowledge {
  classification: ClassificationIndex;
}

/**
 * Builds the knowledge from the texts of modules/archive/data/classification-codes.csv (or an agency's own list
 * in the same columns) and topic-phrases.txt; topics that name unknown codes are left out.
 */
export function readingKnowledge(classificationCsv: string, topicPhrases: string): ReadingKnowledge {
  const codes = parseClassificationCodes(classificationCsv);
  return { classification: buildClassificationIndex(codes, parseTopicPhrases(topicPhrases)) };
}

/**
 * Proposes registration fields from the read pages of one letter. Pure: same pages and knowledge, same
 * proposals. Never throws on odd input: what cannot be read is null.
 */
export function propose(pages: PageText[], knowledge: ReadingKnowledge): LetterProposals {
  const view = viewLetter(pages);
  const date = proposeDate(view);
  const readNumber = proposeNumber(view);
  const number =
    readNumber && date
      ? { ...readNumber, value: withRomanMonth(readNumber.value, date.value, readNumber.confidence) }
      : readNumber;
  const sender = proposeSender(view);
  const signer = proposeSigner(view);
  const subject = proposeSubject(view);
  const letterType = proposeLetterType(view, subject);
  const event = proposeEvent(view, letterType?.value ?? null, date?.value ?? null);
  const classification = proposeClassification(view, knowledge.classification, {
    number,
    subject,
    sender,
    letterType,
    event,
  });
  return {
    number,
    date,
    sender,
    signerName: signer.name,
    signerPosition: signer.position,
    subject,
    addressee: proposeAddressee(view),
    ...proposeNature(view, number),
    attachments: proposeAttachments(view),
    letterType,
    ...event,
    deadline: proposeDeadline(view, date?.value ?? null),
    classification,
  };
}
