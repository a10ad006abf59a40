import { Fragment } from 'react';

/** The number of a letter; where it does not fit in a line it breaks behind a stroke, never inside a word. */
export function LetterNumber({ of: number }: { of: string }) {
  const parts = number.split('/');
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a number stay where they are
    <Fragment key={at}>
      {part}
      {at < parts.length - 1 ? (
        <>
          /<wbr />
        </>
      ) : null}
    </Fragment>
  ));
}
