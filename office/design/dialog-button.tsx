import { Button, type ButtonProps } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Dialog, type DialogProps } from './dialog.tsx';

interface DialogButtonProps extends Pick<DialogProps, 'wide' | 'keeps'> {
  verb: string;
  icon: LucideIcon;
  /** Heading of the dialog, where it says more than the verb. */
  title?: string;
  /** `main` is the page's foremost act, `small` stands beside a heading. */
  look?: keyof typeof looks;
  /** The content, which closes the dialog when it is done or given up. */
  children: (close: () => void) => ReactNode;
}

const looks = {
  main: {},
  plain: { variant: 'default' },
  small: { variant: 'default', size: 'compact-sm' },
} satisfies Record<string, ButtonProps>;

/** A button that asks in a dialog for what its act needs. */
export function DialogButton(props: DialogButtonProps) {
  const { verb, icon: Icon, title = verb, look = 'plain', children, ...dialog } = props;
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <>
      <Button
        {...looks[look]}
        leftSection={<Icon size={look === 'small' ? 14 : 16} aria-hidden="true" />}
        onClick={() => setOpened(true)}
      >
        {verb}
      </Button>
      <Dialog {...dialog} opened={opened} onClose={close} title={title}>
        {children(close)}
      </Dialog>
    </>
  );
}
