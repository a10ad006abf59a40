import { Button } from '@mantine/core';
import { Eye, Lock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { Panel } from '#office/design/panel.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { type Difference, siasn } from '../../contract/siasn.ts';
import type { Subject } from '../entry/entry-forms.tsx';
import styles from '../staff.module.css';
import { DifferencePanels } from './difference-panels.tsx';

/** The same for the private part: read by a press, which the employee sees, and forgotten with the page. */
export function PrivateDifference({ subject }: { subject: Subject & { name: string } }) {
  const { t } = useTranslation();
  const [read, setRead] = useState<Difference>();
  const act = useAct(siasn.readPrivate, { stales: [], onDone: setRead });
  // What was entered stands in the file now: the difference is another, and another reading.
  if (read)
    return (
      <DifferencePanels isPrivate difference={read} subject={subject} onDone={() => setRead(undefined)} />
    );
  return (
    <Panel
      title={t('staff.private.title')}
      hint={t('staff.siasn.privateHint', { name: subject.name })}
      acts={<StatusBadge tone="neutral" icon={Lock} label={t('staff.private.badge')} />}
    >
      <div className={styles.acts}>
        <Button
          variant="default"
          leftSection={<Eye size={16} aria-hidden="true" />}
          loading={act.isPending}
          onClick={() => act.mutate({ personId: subject.id })}
        >
          {t('staff.siasn.comparePrivate')}
        </Button>
      </div>
    </Panel>
  );
}
