import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnitPicker } from '#modules/organization/office/pick/unit-picker.tsx';
import { call } from '#office/data/client.ts';
import type { Pages } from '#office/data/use-operation.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { NothingYet } from '#office/design/panel.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useMay } from '#office/session/use-session.ts';
import { attendanceManage } from '../../contract/permissions.ts';
import type { RulesProposal } from '../../contract/proposals.ts';
import { simulations } from '../../contract/simulations.ts';
import styles from './trial.module.css';
import { type Asked, askedOf, type RulesAnswer, type TriedPerson } from './trial-asked.ts';
import { TriedDays } from './tried-days.tsx';
import { TriedSums } from './tried-sums.tsx';

/** What rules that are being written would have meant for the last full month; nothing is written by it. */
export function Trial({ draft }: { draft?: unknown }) {
  const { t } = useTranslation();
  const may = useMay();
  const [unitId, setUnitId] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const wanted = askedOf(draft, unitId);
  if (!may(attendanceManage)) return null;
  const outdated = asked !== null && JSON.stringify(asked) !== JSON.stringify(wanted.asked);
  return (
    <section className={styles.trial} aria-label={t('attendance.trial.title')}>
      <h3>{t('attendance.trial.title')}</h3>
      <p className={styles.hint}>{t('attendance.trial.hint')}</p>
      {wanted.needsUnit ? (
        <UnitPicker
          label={t('attendance.trial.unit')}
          description={t('attendance.trial.unitHint')}
          value={unitId}
          onChange={setUnitId}
        />
      ) : null}
      <div>
        <Button
          variant="default"
          leftSection={<FlaskConical size={16} aria-hidden="true" />}
          disabled={wanted.asked === null}
          onClick={() => setAsked(wanted.asked)}
        >
          {t(asked ? 'attendance.trial.again' : 'attendance.trial.try')}
        </Button>
      </div>
      {wanted.asked === null ? <p className={styles.hint}>{t('attendance.trial.incomplete')}</p> : null}
      {outdated ? (
        <p role="status" className={styles.outdated}>
          {t('attendance.trial.outdated')}
        </p>
      ) : null}
      {asked ? <Tried of={asked} /> : null}
    </section>
  );
}

function Tried({ of: asked }: { of: Asked }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pages = useInfiniteQuery({
    queryKey: [simulations.rules.id, asked],
    queryFn: ({ pageParam, signal }) =>
      call(
        simulations.rules,
        { ...asked, size: 20, ...(pageParam ? { cursor: pageParam } : {}) },
        { signal, unasked: true },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page: RulesAnswer) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const [first] = pages.data?.pages ?? [];
  return (
    <>
      {first?.total ? (
        <>
          <p role="status">
            {t(first.total.people === 0 ? 'attendance.trial.nobody' : 'attendance.trial.outcome', {
              ...{ from: format.day(first.from), until: format.day(first.until) },
              people: format.number(first.total.people),
              changed: format.number(first.total.changed),
            })}
          </p>
          {first.total.people > 0 ? (
            <TriedSums of={first.total} caption={t('attendance.trial.sums')} />
          ) : null}
        </>
      ) : null}
      <PagedRows
        pages={pages as unknown as Pages<TriedPerson>}
        compact
        empty={
          first?.total?.people ? (
            <NothingYet>
              {t(first.total.changed > 0 ? 'attendance.trial.sumsOnly' : 'attendance.trial.unchanged')}
            </NothingYet>
          ) : null
        }
      >
        {(rows) => (
          <ul className={styles.people}>
            {rows.map((person) => (
              <li key={person.person.id}>
                <Person of={person} proposal={asked.proposal} />
              </li>
            ))}
          </ul>
        )}
      </PagedRows>
    </>
  );
}

/** Somebody for whom something changes; their days are asked for when they are opened. */
function Person({ of: tried, proposal }: { of: TriedPerson; proposal: RulesProposal }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const { person, unit, days } = tried;
  const answer = useQuery({
    queryKey: [simulations.days.id, proposal, person.id],
    queryFn: ({ signal }) =>
      call(simulations.days, { proposal, personId: person.id }, { signal, unasked: true }),
    enabled: opened,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <details onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>
        <span className={styles.name}>{person.name}</span>
        <span className={styles.detail}>
          {[unit.name, t('attendance.trial.days', { count: days })].join(' · ')}
        </span>
      </summary>
      <TriedSums of={tried} caption={person.name} only="changed" />
      {opened ? <TriedDays of={answer} /> : null}
    </details>
  );
}
