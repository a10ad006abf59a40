import { Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import * as Y from 'yjs';
import { setWords } from '../../text/letter-document.ts';
import { useDesk } from './desk-context.ts';
import { useShared } from './use-shared.ts';

interface WordsFieldProps {
  text: Y.Text;
  label: ReactNode;
  /** Most characters that the letter takes there. */
  most: number;
  /** Several lines. */
  long?: boolean;
  required?: boolean;
}

/** A word or sentence of the letter that several may write at once; the cursor stays where it stood in the words. */
export function WordsField({ text, label, most, long, required }: WordsFieldProps) {
  const { mayWrite } = useDesk();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const place = useRef<{ start: Y.RelativePosition; end: Y.RelativePosition } | null>(null);
  useShared(text);
  const note = () => {
    const { selectionStart, selectionEnd } = field.current ?? {};
    if (typeof selectionStart !== 'number' || typeof selectionEnd !== 'number') return;
    place.current = {
      start: Y.createRelativePositionFromTypeIndex(text, selectionStart, -1),
      end: Y.createRelativePositionFromTypeIndex(text, selectionEnd, -1),
    };
  };
  const value = text.toString();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor is put back when the words became others
  useLayoutEffect(() => {
    const input = field.current;
    if (!input || !place.current || !text.doc || document.activeElement !== input) return;
    const [start, end] = [place.current.start, place.current.end].map(
      (one) => Y.createAbsolutePositionFromRelativePosition(one, text.doc!)?.index,
    );
    if (start !== undefined && end !== undefined) input.setSelectionRange(start, end);
  }, [value]);
  const props = {
    ...{ ref: field, label, value, maxLength: most, readOnly: !mayWrite },
    ...(required ? { withAsterisk: true } : {}),
    onChange: (event: { currentTarget: { value: string } }) => {
      setWords(text, event.currentTarget.value.slice(0, most));
      note();
    },
    onSelect: note,
  };
  return long ? <Textarea {...props} autosize minRows={2} maxRows={8} /> : <TextInput {...props} />;
}
