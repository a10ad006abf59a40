import { Button } from '@mantine/core';
import { EyeOff, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { disposal } from '../../contract/disposal.ts';
import type { DisposalView } from '../../contract/disposal-views.ts';
import styles from './disposal.module.css';

/** What stops a list: dossiers that may not go any more, or that the reader may not see. */
export function DropOuts({ list }: { list: DisposalView }) {
  const { t } = useTranslation();
  const { dropOuts } = list;
  const take = useAct(disposal.dropOuts, {
    onDone: () => toast(t('archive.disposal.dropOutsTaken')),
  });
  const reasons = [...new Set(dropOuts.map(({ text }) => text))];
  const over = list.executed || list.cancelled;
  return (
    <>
      {list.hidden > 0 ? (
        <div className={styles.warn} role="note">
          <EyeOff size={20} aria-hidden="true" />
          <div>{t('archive.disposal.hidden', { count: list.hidden })}</div>
        </div>
      ) : null}
      {dropOuts.length > 0 && !over ? (
        <div className={styles.warn} role="note">
          <TriangleAlert size={20} aria-hidden="true" />
          <div>
            <strong>{t('archive.disposal.dropOuts', { count: dropOuts.length })}</strong>
            <ul>
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </div>
          {list.can['drop-item'] ? (
            <Button
              variant="default"
              loading={take.isPending}
              onClick={() => take.mutate({ listId: list.id })}
            >
              {t('archive.disposal.dropOutsTake')}
            </Button>
          ) : (
            <p>{t('archive.disposal.dropOutsAwaited')}</p>
          )}
        </div>
      ) : null}
    </>
  );
}
