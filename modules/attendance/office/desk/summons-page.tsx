import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Copy, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { recaps } from '../../contract/recaps.ts';
import { deskPath } from '../addresses.ts';
import styles from './desk.module.css';

/** The draft of a summons, to be copied or printed; nothing of it is kept or sent. */
export function SummonsPage() {
  const { t } = useTranslation();
  const { personId } = useParams({ strict: false }) as { personId: PersonId };
  const answer = useOperation(recaps.summons, { personId });
  const text = answer.data?.text;
  const copy = () =>
    void navigator.clipboard?.writeText(text ?? '').then(
      () => toast(t('attendance.summons.copied')),
      () => toast(t('attendance.summons.notCopied'), { tone: 'bad' }),
    );
  return (
    <>
      <PageHeader
        title={t('attendance.summons.draft')}
        detail={<span data-print="never">{t('attendance.summons.detail')}</span>}
        back={{ to: deskPath, label: t('attendance.desk.title') }}
        actions={
          text ? (
            <>
              <Button variant="default" leftSection={<Copy size={16} aria-hidden="true" />} onClick={copy}>
                {t('attendance.summons.copy')}
              </Button>
              <Button leftSection={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
                {t('attendance.print')}
              </Button>
            </>
          ) : null
        }
      />
      <AnswerState of={answer} />
      {text ? <pre className={styles.letter}>{text}</pre> : null}
    </>
  );
}
