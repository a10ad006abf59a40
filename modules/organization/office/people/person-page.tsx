import { Button, TextInput } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { CircleSlash, Pencil, UserRoundCheck, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { Facts, NothingYet, Panel } from '#office/design/panel.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { formatNip } from '#office/format/format.ts';
import { useFormat } from '#office/format/use-format.ts';
import { useSession } from '#office/session/use-session.ts';
import { Slot } from '#office/slot.tsx';
import { people } from '../../contract/people.ts';
import { peoplePath } from '../addresses.ts';
import { HolderRows } from '../post/holder-rows.tsx';
import columns from '../post/post-page.module.css';
import { sortByTerm } from '../post/sort-by-term.ts';
import { organizationAnswers } from '../stale-answers.ts';
import { dayIn } from '../zone-day.ts';
import { ChangePersonForm, type PersonView } from './person-form.tsx';
import { PersonSecretaryships } from './person-secretaryships.tsx';

type Act = 'change' | 'leave';

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
      {answer.isPending ? (
        <LoadingRows />
      ) : (
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} retrying={answer.isFetching} />
      )}
    </>
  );
}

function Person({ person }: { person: PersonView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [act, setAct] = useState<Act | null>(null);
  const change = useAct(people.change, { stales: organizationAnswers });
  const close = () => setAct(null);
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
                <Button
                  variant="default"
                  leftSection={<CircleSlash size={16} aria-hidden="true" />}
                  onClick={() => setAct('leave')}
                >
                  {t('organization.person.leave')}
                </Button>
              )}
              <Button leftSection={<Pencil size={16} aria-hidden="true" />} onClick={() => setAct('change')}>
                {t('organization.changeVerb')}
              </Button>
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
      <Dialog opened={act === 'change'} onClose={close} title={t('organization.person.change')} wide keeps>
        <ChangePersonForm person={person} onDone={close} onCancel={close} />
      </Dialog>
      <Dialog opened={act === 'leave'} onClose={close} title={t('organization.person.leave')}>
        <LeaveForm person={person} onDone={close} onCancel={close} />
      </Dialog>
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

interface LeaveFormProps {
  person: PersonView;
  onDone: () => void;
  onCancel: () => void;
}

/** A last day of service: after it everything that the person holds and serves ends. */
function LeaveForm({ person, onDone, onCancel }: LeaveFormProps) {
  const { t } = useTranslation();
  const { agency } = useSession();
  const change = useAct(people.change, { stales: organizationAnswers });
  const form = useContractForm<{ activeUntil: string }>({
    schema: people.change.input.pick({ activeUntil: true }).required(),
    initial: { activeUntil: dayIn(agency.zone, new Date()) },
    submit: async ({ activeUntil }) => {
      await change.mutateAsync({ personId: person.id, activeUntil });
      toast(t('organization.person.left'));
      onDone();
    },
  });
  return (
    <Form of={form} verb={t('organization.person.leaveVerb')} onCancel={onCancel}>
      <p>{t('organization.person.leaveHint', { person: person.fullName })}</p>
      <TextInput
        type="date"
        label={t('organization.lastDay')}
        {...form.form.getInputProps('activeUntil')}
        required
        data-autofocus
      />
    </Form>
  );
}
