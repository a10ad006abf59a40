import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { books } from '../../contract/books.ts';
import { securityClasses, urgencies } from '../../contract/terms.ts';
import type { FieldInputProps } from './field.tsx';
import type { FieldName } from './field-order.ts';
import { LetterTypeField } from './letter-type-field.tsx';
import { PostsPicker } from './posts-picker.tsx';
import { ReplyField } from './reply-field.tsx';
import { SenderField } from './sender-field.tsx';

export type InputMaker = (props: FieldInputProps) => ReactNode;

/** Columns of six that a field takes; the whole width where it is not named. */
export const spans: Partial<Record<FieldName, number>> = {
  letterNumber: 3,
  letterDate: 3,
  securityClass: 3,
  urgency: 3,
  printedNature: 3,
  eventDate: 3,
  eventEndDate: 3,
  eventStart: 3,
  eventEnd: 3,
  signer: 3,
  addressedTo: 3,
  attachmentCount: 3,
  attachmentNote: 3,
  deadline: 3,
  receivedAt: 3,
  bookId: 3,
};

const line: InputMaker = (props) => <TextInput {...props} autoComplete="off" />;
const day: InputMaker = (props) => <DayField {...props} />;
const time: InputMaker = (props) => (
  <TextInput {...props} inputMode="numeric" placeholder="08.30" autoComplete="off" />
);

/** The input of each field; those that are not named here are lines of text. */
const makers: Partial<Record<FieldName, InputMaker>> = {
  sender: (props) => <SenderField {...props} />,
  subject: (props) => <Textarea {...props} autosize minRows={2} maxRows={6} />,
  letterDate: day,
  eventDate: day,
  eventEndDate: day,
  deadline: day,
  eventStart: time,
  eventEnd: time,
  receivedAt: (props) => <TextInput {...props} type="datetime-local" />,
  attachmentCount: (props) => <TextInput {...props} inputMode="numeric" autoComplete="off" />,
  letterType: (props) => <LetterTypeField {...props} />,
  securityClass: (props) => <WordSelect {...props} values={securityClasses} words="letters.class" />,
  urgency: (props) => <WordSelect {...props} values={urgencies} words="letters.urgency" />,
  readers: (props) => <PostsPicker {...props} />,
  bookId: (props) => <BookSelect {...props} />,
  replyTo: (props) => <ReplyField {...props} />,
  summary: (props) => <Textarea {...props} autosize minRows={2} maxRows={8} />,
  reason: (props) => <Textarea {...props} autosize minRows={2} maxRows={4} />,
};

export function inputOf(name: FieldName): InputMaker {
  return makers[name] ?? line;
}

interface WordSelectProps extends FieldInputProps {
  values: readonly string[];
  /** Beginning of the keys of the words. */
  words: string;
}

/** A choice of few: the browser's own list knows the keyboard and the thumb best. */
function WordSelect({ values, words, ...props }: WordSelectProps) {
  const { t } = useTranslation();
  return <NativeSelect {...props} data={values.map((value) => ({ value, label: t(`${words}.${value}`) }))} />;
}

function BookSelect(props: FieldInputProps) {
  const { t } = useTranslation();
  const { data } = useOperation(books.list, {});
  const open = (data?.items ?? []).filter(({ closedAt }) => closedAt === null);
  const options = open.map(({ id, name, unitName }) => ({
    value: id as string,
    label: `${name} · ${unitName}`,
  }));
  return (
    <NativeSelect {...props} data={[{ value: '', label: t('letters.field.bookId.usual') }, ...options]} />
  );
}
