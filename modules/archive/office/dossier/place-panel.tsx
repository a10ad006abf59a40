import { Button } from '@mantine/core';
import { BookUp, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { type Pages, rowsOf, useOperationPages } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { DueBadge } from '#office/design/due-badge.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useMay } from '#office/session/use-session.ts';
import { type LoanView, loans } from '../../contract/loans.ts';
import { keepRecordsUnit } from '../../contract/permissions.ts';
import type { DossierView } from '../../contract/views.ts';
import styles from './dossier.module.css';
import { LendForm } from './lend-form.tsx';
import { PlaceMoves } from './place-moves.tsx';
import { PutButton } from './put-button.tsx';
import { Part, Said } from './retention/part.tsx';

/** Where the dossier lies, and who has it. */
export function PlacePanel({ dossier }: { dossier: DossierView }) {
  const { t } = useTranslation();
  const may = useMay();
  const pages = useOperationPages(loans.list, { dossierId: dossier.id }) as Pages<LoanView>;
  const all = rowsOf(pages);
  const out = all.find(({ returnedAt }) => returnedAt === null);
  const keeps = may(keepRecordsUnit) && !dossier.mergedInto && dossier.state !== 'destroyed';
  return (
    <Panel title={t('archive.lying.title')}>
      <div className={styles.parts}>
        <Part title={t('archive.lying.lies')} acts={keeps ? <PutButton dossier={dossier} /> : null}>
          {dossier.place ? (
            <p>{dossier.place.join(' / ')}</p>
          ) : (
            <NothingYet>{t('archive.lying.none')}</NothingYet>
          )}
          <PlaceMoves dossier={dossier} />
        </Part>
        <Part
          title={t('archive.lending.title')}
          acts={
            keeps && !out ? (
              <DialogButton verb={t('archive.lending.lend')} icon={BookUp} look="small" keeps>
                {(close) => <LendForm dossier={dossier} onEnd={close} />}
              </DialogButton>
            ) : null
          }
        >
          {all.length === 0 ? <NothingYet>{t('archive.lending.none')}</NothingYet> : null}
          <ul className={styles.said}>
            {all.map((loan) => (
              <Loan key={loan.id} of={loan} takesBack={keeps} />
            ))}
          </ul>
          {pages.hasNextPage ? (
            <Button variant="subtle" size="compact-sm" onClick={() => void pages.fetchNextPage()}>
              {t('office.list.more')}
            </Button>
          ) : null}
        </Part>
      </div>
    </Panel>
  );
}

function Loan({ of, takesBack }: { of: LoanView; takesBack: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const back = useAct(loans.takeBack, {
    stales: ['archive.'],
    onDone: () => toast(t('archive.lending.back')),
  });
  return (
    <Said
      past={of.returnedAt !== null}
      acts={
        takesBack && !of.returnedAt ? (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<Undo2 size={14} aria-hidden="true" />}
            loading={back.isPending}
            onClick={() => back.mutate({ loanId: of.id })}
          >
            {t('archive.lending.takeBack')}
          </Button>
        ) : null
      }
    >
      <strong>{of.borrower.name}</strong> · {of.purpose} {of.returnedAt ? null : <DueBadge due={of.dueOn} />}
      <span className={styles.quiet}>
        {' '}
        {t('archive.lending.lent', { at: format.shortDay(of.lentAt), name: of.lentBy.name })}
        {of.returnedAt
          ? ` · ${t('archive.lending.returned', { at: format.shortDay(of.returnedAt), name: of.returnedTo?.name ?? '—' })}`
          : ''}
      </span>
    </Said>
  );
}
