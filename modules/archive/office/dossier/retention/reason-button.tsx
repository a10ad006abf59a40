import { Button } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operation, SentInput } from '#core/contract/operation.ts';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmWithReason } from '#office/design/confirm-with-reason.tsx';
import { toast } from '#office/design/feedback/toasts.ts';

interface ReasonButtonProps<Op extends Operation> {
  act: Op;
  inputOf: (reason: string) => SentInput<Op>;
  verb: string;
  icon: LucideIcon;
  title: string;
  /** What is said when it is done. */
  done: string;
  /** What becomes of it. */
  children: ReactNode;
}

/** A small button beside a line that ends what it says, with a reason. */
export function ReasonButton<Op extends Operation>(props: ReasonButtonProps<Op>) {
  const { act, inputOf, verb, icon: Icon, title, done, children } = props;
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const ending = useAct(act, {
    stales: ['archive.'],
    onDone: () => {
      toast(done);
      setAsking(false);
    },
  });
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<Icon size={14} aria-hidden="true" />}
        onClick={() => setAsking(true)}
      >
        {verb}
      </Button>
      <ConfirmWithReason
        opened={asking}
        onClose={() => setAsking(false)}
        verb={verb}
        title={title}
        label={t('archive.field.reason')}
        busy={ending.isPending}
        error={ending.error ?? undefined}
        takes={(reason) => act.input.safeParse(inputOf(reason)).success}
        onConfirm={(reason) => ending.mutate(inputOf(reason))}
      >
        {children}
      </ConfirmWithReason>
    </>
  );
}
