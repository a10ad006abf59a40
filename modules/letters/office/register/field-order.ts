import { type FormValues, type LetterValues, showsEvent, showsReaders } from './form-values.ts';

export type FieldName = keyof FormValues;

export interface FormShape {
  /** Registering passes the letter on; correcting does not. */
  purpose: 'register' | 'correct';
  /** Without a scan the clerk says when the letter came. */
  paper: boolean;
  severalBooks: boolean;
}

/** Fields under one heading, in the order in which Enter moves through them. */
export interface FieldSection {
  id: 'letter' | 'pass' | 'nature' | 'event' | 'more';
  fields: FieldName[];
}

/** The form from top to bottom: what a clerk reads first on a letter stands first. */
export function sectionsOf(values: LetterValues, shape: FormShape): FieldSection[] {
  const registers = shape.purpose === 'register';
  const confidential = registers && showsReaders(values);
  const sections: FieldSection[] = [
    { id: 'letter', fields: ['sender', 'letterNumber', 'letterDate', 'subject'] },
    { id: 'pass', fields: registers ? ['addressees', ...(confidential ? (['readers'] as const) : [])] : [] },
    {
      id: 'nature',
      fields: ['letterType', 'classificationCode', 'securityClass', 'urgency', 'printedNature'],
    },
    {
      id: 'event',
      fields: showsEvent(values) ? ['eventDate', 'eventEndDate', 'eventStart', 'eventEnd', 'eventPlace'] : [],
    },
    {
      id: 'more',
      fields: [
        'signer',
        'addressedTo',
        'attachmentCount',
        'attachmentNote',
        'deadline',
        ...(registers && shape.paper ? (['receivedAt'] as const) : []),
        ...(registers && shape.severalBooks ? (['bookId'] as const) : []),
        'replyTo',
        'summary',
        ...(registers ? [] : (['reason'] as const)),
      ],
    },
  ];
  return sections.filter(({ fields }) => fields.length > 0);
}

/** Where Enter leads from a field, or Shift+Enter back; null after the last, where the button stands. */
export function neighbourOf(
  sections: readonly FieldSection[],
  from: FieldName,
  by: 1 | -1,
): FieldName | null {
  const order = sections.flatMap(({ fields }) => fields);
  return order[order.indexOf(from) + by] ?? null;
}

/** Where the clerk begins: at the first field that asks for a look or has yet to be filled in, else at the top. */
export function firstToLookAt(
  sections: readonly FieldSection[],
  asks: (field: FieldName) => boolean,
): FieldName {
  const order = sections.flatMap(({ fields }) => fields);
  return order.find(asks) ?? order[0]!;
}
