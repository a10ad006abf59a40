import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { CircleSlash, Pencil, UserRoundCheck, UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { Facts, NothingYet, Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { formatNip } from '#office/format/format.ts';
import { useFormat } from '#office/format/use-format.ts';
import { Slot } from '#office/slot.tsx';
import { people } from '../../contract/people.ts';
import { peoplePath } from '../addresses.ts';
import { LastDayForm } from '../last-day-form.tsx';
import { HolderRows } from '../post/holder-rows.tsx';
import columns from '../post/post-page.module.css';
import { sortByTerm } from '../post/sort-by-term.ts';
import { organizationAnswers } from '../stale-answers.ts';
import { ChangePersonForm, type PersonView } from './person-form.tsx';
import { PersonSecretaryships } from './person-secretaryships.tsx';

/** One person: who they are, what they hold and held. */
export function PersonPage() {
  const { t } = useTranslation();
  const { personId } = useParams({ strict: false }) as { personId: PersonId };
  const answer = useOperation(people.open, { personId });
  if (answer.data) return <Person person={answer.data} />;
  return (
    <>
      <PageHeader
        title={t('organization.person.one')}
        back={{ to: peoplePath, label: t('organization.people.title') }}
      />
      <AnswerState of={answer} />
    </>
  );
}

function Person({ person }: { person: PersonView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const change = useAct(people.change, { stales: organizationAnswers });
  const { now, past } = sortByTerm(person.holders, new Date());
  const stay = () =>
    change.mutate(
      { personId: person.id, activeUntil: null },
      { onSuccess: () => toast(t('organization.person.stays')) },
    );
  return (
    <>
      <PageHeader
        title={person.fullName}
        back={{ to: peoplePath, label: t('organization.people.title') }}
        detail={person.nip ? <span className="figures">NIP {formatNip(person.nip)}</span> : undefined}
        badges={
          person.activeUntil ? (
            <StatusBadge
              tone="bad"
              icon={UserRoundX}
              label={t('organization.person.until', { day: format.shortDay(person.activeUntil) })}
            />
          ) : undefined
        }
        actions={
          person.can.manage ? (
            <>
              {person.activeUntil ? (
                <Button
                  variant="default"
                  loading={change.isPending}
                  leftSection={<UserRoundCheck size={16} aria-hidden="true" />}
                  onClick={stay}
                >
                  {t('organization.person.stay')}
                </Button>
              ) : (
                <DialogButton verb={t('organization.person.leave')} icon={CircleSlash}>
                  {(close) => (
                    <LastDayForm
                      op={people.change}
                      inputOf={(activeUntil) => ({ personId: person.id, activeUntil })}
                      hint={t('organization.person.leaveHint', { person: person.fullName })}
                      verb={t('organization.person.leaveVerb')}
                      done={t('organization.person.left')}
                      onEnd={close}
                    />
                  )}
                </DialogButton>
              )}
              <DialogButton
                verb={t('organization.changeVerb')}
                icon={Pencil}
                title={t('organization.person.change')}
                look="main"
                wide
                keeps
              >
                {(close) => <ChangePersonForm person={person} onDone={close} onCancel={close} />}
              </DialogButton>
            </>
          ) : undefined
        }
      />
      {change.error ? <ErrorState compact error={change.error} /> : null}
      <div className={columns.columns}>
        <div className={columns.column}>
          <Panel title={t('organization.person.posts')} flush>
            {now.length === 0 ? (
              <NothingYet>{t('organization.person.noPostHint')}</NothingYet>
            ) : (
              <HolderRows holders={now} of="person" />
            )}
          </Panel>
          <PersonSecretaryships person={person} />
          {past.length > 0 ? (
            <Panel title={t('organization.person.pastPosts')} flush>
              <HolderRows holders={past} of="person" />
            </Panel>
          ) : null}
        </div>
        <div className={columns.column}>
          <Panel title={t('organization.person.about')}>
            <PersonFacts person={person} />
          </Panel>
          <Slot name="person.account" subjectId={person.id} />
        </div>
      </div>
    </>
  );
}

function PersonFacts({ person }: { person: PersonView }) {
  const { t } = useTranslation();
  return (
    <Facts
      of={[
        [t('organization.person.kind'), t(`organization.personKind.${person.kind}`)],
        [t('organization.person.nik'), person.nik],
        [t('organization.person.grade'), person.grade],
        [
          t('organization.person.email'),
          person.email ? (
            <a key="mail" href={`mailto:${person.email}`}>
              {person.email}
            </a>
          ) : null,
        ],
        [
          t('organization.person.phone'),
          person.phone ? (
            <a key="phone" href={`tel:${person.phone.replace(/[^\d+]/g, '')}`}>
              {person.phone}
            </a>
          ) : null,
        ],
      ]}
    />
  );
}
