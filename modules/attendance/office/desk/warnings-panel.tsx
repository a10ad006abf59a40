import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CircleAlert, FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { rowsOf, useOperationPages } from '#office/data/use-operation.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { Panel } from '#office/design/panel.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { listWarnings } from '../../contract/warnings.ts';
import { summonsPath } from '../addresses.ts';
import { useAttendanceWords } from '../words/use-attendance-words.ts';
import { byPerson, type Warnings } from './by-person.ts';
import { DeskRow, DeskRows } from './desk-row.tsx';

/** Who came near to or reached a threshold of PP 94/2021 this year; not there where nobody did. */
export function WarningsPanel({ person }: { person: PersonId | undefined }) {
  const { t } = useTranslation();
  const pages = useOperationPages(listWarnings, person ? { personId: person } : {});
  if (pages.isSuccess && rowsOf(pages).length === 0) return null;
  return (
    <Panel title={t('attendance.warning.title')} hint={t('attendance.warning.hint')} flush>
      <PagedRows pages={pages} empty={null}>
        {(rows) => (
          <DeskRows count={0} bulk={null}>
            {byPerson(rows).map((of) => (
              <WarningRow key={of[0].person.id} of={of} />
            ))}
          </DeskRows>
        )}
      </PagedRows>
    </Panel>
  );
}

function WarningRow({ of }: { of: Warnings }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { days } = useAttendanceWords();
  const reached = of.filter(({ stage }) => stage === 'reached');
  const { person } = of[0];
  const stage = reached.length > 0 ? 'reached' : 'nearing';
  return (
    <DeskRow
      person={person}
      title={of
        .map(({ stage: at, counted, threshold }) =>
          t(`attendance.counter.${at}`, { threshold, counted: t(`attendance.discipline.${counted}`) }),
        )
        .join('; ')}
      facts={of.map(({ at, year, days: known }) =>
        t('attendance.warning.told', { at: format.day(at), year: String(year), days: days(known) }),
      )}
      badge={
        <StatusBadge
          tone={stage === 'reached' ? 'bad' : 'wait'}
          icon={CircleAlert}
          label={t(`attendance.warning.${stage}`)}
        />
      }
    >
      {stage === 'reached' ? (
        <Button
          component={Link}
          to={summonsPath(person.id)}
          size="compact-sm"
          variant="default"
          leftSection={<FileText size={14} aria-hidden="true" />}
        >
          {t('attendance.summons.open')}
        </Button>
      ) : null}
    </DeskRow>
  );
}
