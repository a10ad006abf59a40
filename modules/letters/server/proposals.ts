import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '#core/db/project-root.ts';
import type { PageText } from '#core/documents/page-text.ts';
import { suppliedSheet } from '#modules/archive/server/archive.api.ts';
import type { Proposal } from '../contract/views.ts';
import type { LetterProposals, Proposal as Read } from './reading/proposal.ts';
import { propose, type ReadingKnowledge, readingKnowledge } from './reading/propose.ts';

let knowledge: ReadingKnowledge | undefined;

/** The classification index takes a moment to build; it is built once a process. */
function readingAids(): ReadingKnowledge {
  knowledge ??= readingKnowledge(
    suppliedSheet(),
    readFileSync(path.join(projectRoot(), 'modules/letters/data/topic-phrases.txt'), 'utf8'),
  );
  return knowledge;
}

/** Fields of the registration form by what reading calls them. */
const fields: [string, (read: LetterProposals) => Read<unknown> | null][] = [
  ['letterNumber', (read) => read.number],
  ['letterDate', (read) => read.date],
  ['sender', (read) => read.sender],
  ['signer', (read) => read.signerName],
  ['subject', (read) => read.subject],
  ['addressedTo', (read) => read.addressee],
  ['printedNature', (read) => read.nature],
  ['urgency', (read) => read.urgency && { ...read.urgency, value: read.urgency.value.replace(' ', '-') }],
  ['securityClass', (read) => read.securityClass],
  [
    'attachmentCount',
    (read) => read.attachments && { ...read.attachments, value: read.attachments.value.count },
  ],
  [
    'attachmentNote',
    (read) => read.attachments && { ...read.attachments, value: read.attachments.value.text },
  ],
  ['letterType', (read) => read.letterType],
  ['eventDate', (read) => read.eventDate],
  ['eventEndDate', (read) => read.eventEndDate],
  ['eventStart', (read) => read.startTime],
  ['eventEnd', (read) => read.endTime],
  ['eventPlace', (read) => read.location],
  ['deadline', (read) => read.deadline],
];

/**
 * What the pages propose for the registration form; several classification codes, the likeliest first. Codes are those
 * of the list of the product: who keeps proposals leaves out what the list of the agency does not have.
 */
export function proposalsFrom(pages: PageText[]): Proposal[] {
  const read = propose(pages, readingAids());
  const single = fields.flatMap(([field, pick]) => {
    const proposal = pick(read);
    return proposal ? [shape(field, proposal)] : [];
  });
  return [...single, ...read.classification.map((proposal) => shape('classificationCode', proposal))];
}

function shape(field: string, { value, confidence, reason, source }: Read<unknown>): Proposal {
  return { field, value: String(value), confidence: Math.round(confidence * 1_000) / 1_000, reason, source };
}
