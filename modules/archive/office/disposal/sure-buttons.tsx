import { Button } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operation, SentInput } from '#core/contract/operation.ts';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { disposal } from '../../contract/disposal.ts';
import type { DisposalView } from '../../contract/disposal-views.ts';

interface SureButtonProps<Op extends Operation> {
  op: Op;
  input: SentInput<Op>;
  verb: string;
  icon: LucideIcon;
  title: string;
  done: string;
  children: ReactNode;
}

/** A step that needs nothing but that one is sure: what it means is said before. */
function SureButton<Op extends Operation>(props: SureButtonProps<Op>) {
  const { op, input, verb, icon: Icon, title, done, children } = props;
  const [asked, setAsked] = useState(false);
  const act = useAct(op, {
    onDone: () => {
      toast(done);
      setAsked(false);
    },
  });
  return (
    <>
      <Button leftSection={<Icon size={16} aria-hidden="true" />} onClick={() => setAsked(true)}>
        {verb}
      </Button>
      <ConfirmFinal
        opened={asked}
        onClose={() => setAsked(false)}
        verb={verb}
        title={title}
        busy={act.isPending}
        error={asked ? (act.error ?? undefined) : undefined}
        onConfirm={() => act.mutate(input)}
      >
        {children}
      </ConfirmFinal>
    </>
  );
}

interface ListButtonProps {
  list: DisposalView;
  icon: LucideIcon;
}

/** Closes the selection: from here on dossiers only leave the list. */
export function CloseButton({ list, icon }: ListButtonProps) {
  const { t } = useTranslation();
  return (
    <SureButton
      op={disposal.close}
      input={{ listId: list.id }}
      icon={icon}
      verb={t('archive.disposal.close')}
      title={t('archive.disposal.closeTitle', { count: list.items })}
      done={t('archive.disposal.closeDone')}
    >
      <p>{t(`archive.disposal.closeWhat.${list.kind}`)}</p>
    </SureButton>
  );
}

/** Stands as a witness of the reader's unit. */
export function WitnessButton({ list, icon }: ListButtonProps) {
  const { t } = useTranslation();
  return list.awaited
    .filter(({ yours }) => yours)
    .map(({ role, unitName }) =>
      role === 'legal-witness' || role === 'supervision-witness' ? (
        <SureButton
          key={role}
          op={disposal.witness}
          input={{ listId: list.id, role }}
          icon={icon}
          verb={t('archive.disposal.witness')}
          title={t('archive.disposal.witnessTitle', { unit: unitName ?? '' })}
          done={t('archive.disposal.witnessDone')}
        >
          <p>{t('archive.disposal.witnessWhat')}</p>
        </SureButton>
      ) : null,
    );
}

/** Signs the report in each part that is the reader's. */
export function SignButton({ list, icon }: ListButtonProps) {
  const { t } = useTranslation();
  const parts = list.awaited.filter(({ yours }) => yours);
  return parts.map(({ role, unitId, unitName }) =>
    role === 'records-unit-signer' || role === 'processing-unit-signer' || role === 'institution-signer' ? (
      <SureButton
        key={`${role} ${unitId}`}
        op={disposal.signReport}
        input={{ listId: list.id, role, unitId: role === 'processing-unit-signer' ? unitId : null }}
        icon={icon}
        verb={
          parts.length > 1
            ? t('archive.disposal.signAs', { role: unitName ?? t(`archive.role.${role}`) })
            : t('archive.disposal.sign')
        }
        title={t('archive.disposal.signTitle', { number: list.report?.number ?? '' })}
        done={t('archive.disposal.signDone')}
      >
        <p>{t('archive.disposal.signWhat', { role: t(`archive.role.${role}`) })}</p>
      </SureButton>
    ) : null,
  );
}
