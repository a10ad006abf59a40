import { Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';

interface Committed {
  value: string;
  onCommit: (typed: string) => void;
}

/** What is being typed stays as it is typed; what is saved shows once the field is left. */
function useTyped({ value, onCommit }: Committed) {
  const [typed, setTyped] = useState<string | null>(null);
  return {
    value: typed ?? value,
    onFocus: () => setTyped(value),
    onBlur: () => setTyped(null),
    onChange: (event: { currentTarget: { value: string } }) => {
      setTyped(event.currentTarget.value);
      onCommit(event.currentTarget.value);
    },
  };
}

type Given<Props> = Omit<Props, 'value' | 'onChange'> & Committed;

export function CommittedText({ value, onCommit, ...props }: Given<TextInputProps>) {
  return <TextInput {...props} {...useTyped({ value, onCommit })} />;
}

export function CommittedProse({ value, onCommit, ...props }: Given<TextareaProps>) {
  return <Textarea {...props} autosize minRows={2} maxRows={6} {...useTyped({ value, onCommit })} />;
}
