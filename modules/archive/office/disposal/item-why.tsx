import { Button, Popover } from '@mantine/core';
import { CircleHelp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { dossiers } from '../../contract/dossiers.ts';
import type { DossierId } from '../../contract/terms.ts';
import styles from './disposal.module.css';

interface ItemWhyProps {
  dossierId: DossierId;
  /** Named in the button for screen readers. */
  title: string;
}

/** Why a dossier is due: the reasoning of its retention, as it is reckoned today. */
export function ItemWhy({ dossierId, title }: ItemWhyProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const name = t('archive.disposal.whyOf', { title });
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      trapFocus
      returnFocus
      withRoles={false}
      width={296}
    >
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-xs"
          className={styles.why ?? ''}
          leftSection={<CircleHelp size={14} aria-hidden="true" />}
          aria-haspopup="dialog"
          aria-expanded={opened}
          aria-label={name}
          onClick={() => setOpened(!opened)}
        >
          {t('archive.disposal.why')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={name} data-autofocus tabIndex={0}>
        {opened ? <Reasons dossierId={dossierId} /> : null}
      </Popover.Dropdown>
    </Popover>
  );
}

function Reasons({ dossierId }: { dossierId: DossierId }) {
  const answer = useOperation(dossiers.show, { dossierId });
  if (!answer.data) return <AnswerState of={answer} compact />;
  return (
    <ol className={styles.reasons}>
      {answer.data.life.why.map(({ code, text }) => (
        <li key={`${code} ${text}`}>{text}</li>
      ))}
    </ol>
  );
}
