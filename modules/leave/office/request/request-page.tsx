import { Link, useParams } from '@tanstack/react-router';
import { CircleDot, FileText, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { Facts, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { Timeline } from '#office/design/timeline.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useSession } from '#office/session/use-session.ts';
import type { LeaveRequestId } from '../../contract/ids.ts';
import { decidingActs } from '../../contract/request-terms.ts';
import type { RequestView } from '../../contract/request-view.ts';
import { requests } from '../../contract/requests.ts';
import { deskPath, ownPath, requestPath } from '../addresses.ts';
import styles from '../leave.module.css';
import { RequestBadge } from '../words/request-badge.tsx';
import { useLeaveWords } from '../words/use-leave-words.ts';
import { GroundsPanel } from './grounds-panel.tsx';
import { RequestActs } from './request-acts.tsx';

/** A request with everything that the reader may know of it, and what they may do. */
export function RequestPage() {
  const { t } = useTranslation();
  const { span } = useLeaveWords();
  const session = useSession();
  const { requestId } = useParams({ strict: false }) as { requestId: LeaveRequestId };
  const answer = useOperation(requests.open, { requestId });
  const request = answer.data;
  if (!request) return <AnswerState of={answer} wholePage loading={<LoadingRows rows={6} />} />;
  const own = request.person.id === session.person.id;
  const kind = request.confided?.kind;
  return (
    <>
      <PageHeader
        title={kind ? t(`leave.kind.${kind}`) : t('leave.substituteFor')}
        detail={`${request.person.name} · ${span(request)}`}
        badges={<RequestBadge state={request.state} />}
        back={
          own ? { to: ownPath, label: t('leave.own.title') } : { to: deskPath, label: t('leave.desk.title') }
        }
        actions={<RequestActs request={request} own={own} />}
      />
      <div className={styles.stack}>
        <What request={request} />
        {decidingActs.some((act) => request.can.acts.includes(act)) ? (
          <GroundsPanel request={request} />
        ) : null}
        {request.confided && request.confided.proofs.length > 0 ? (
          <Proofs request={request} own={own} />
        ) : null}
        {request.confided ? <Steps request={request} /> : null}
      </div>
    </>
  );
}

function What({ request }: { request: RequestView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useLeaveWords();
  const { confided, superior, official, substitute, takenUntil, notice } = request;
  const replaced = request.replacesId ? <Replaced id={request.replacesId} /> : null;
  const named = ({ name, holder }: RequestView['superior']) => `${name} · ${holder ?? t('leave.vacant')}`;
  return (
    <Panel title={t('leave.request.what')} acts={request.can.print ? <Papers request={request} /> : null}>
      <Facts
        of={[
          [t('leave.ask.reason'), confided?.reason ? t(`leave.reason.${confided.reason}`) : null],
          [t('leave.request.days'), words.span(request)],
          [t('leave.preview.length'), confided ? words.length(confided.length) : null],
          [t('leave.preview.charged'), confided?.charged ? words.days(confided.charged) : null],
          [t('leave.request.replaces'), replaced],
          [t('leave.request.takenUntil'), takenUntil ? format.longDay(takenUntil) : null],
          [t('leave.ask.words'), confided?.words],
          [t('leave.ask.address'), confided?.address],
          [t('leave.ask.phone'), confided?.phone],
          [t('leave.ask.abroad'), confided?.abroad ? t('leave.yes') : null],
          [t('leave.ask.substitute'), substitute?.name],
          [t('leave.preview.superior'), named(superior)],
          [t('leave.preview.official'), notice ? t('leave.preview.notice') : named(official)],
          [t('leave.request.letterIs'), letterNumberOf(request, t('leave.request.letterOpen'))],
        ]}
      />
    </Panel>
  );
}

/** Of leave that was granted, the number of its letter. */
function letterNumberOf({ state, confided }: RequestView, open: string): string | null {
  return confided && hasLetter(state) ? (confided.letterNumber ?? open) : null;
}

function hasLetter(state: RequestView['state']): boolean {
  return state === 'granted' || state === 'taken' || state === 'ended-early';
}

/** The leave that ends once this one is granted. */
function Replaced({ id }: { id: LeaveRequestId }) {
  const words = useLeaveWords();
  const { data } = useOperation(requests.open, { requestId: id });
  return data ? <Link to={requestPath(id)}>{words.span(data)}</Link> : null;
}

function Papers({ request }: { request: RequestView }) {
  const { t } = useTranslation();
  const { id: requestId, state } = request;
  return (
    <span className={styles.proof}>
      <a href={addressOf(requests.printForm, { requestId })} target="_blank" rel="noreferrer">
        <Printer size={14} aria-hidden="true" /> {t('leave.request.form')}
      </a>
      {hasLetter(state) ? (
        <a href={addressOf(requests.printLetter, { requestId })} target="_blank" rel="noreferrer">
          <Printer size={14} aria-hidden="true" /> {t('leave.request.letter')}
        </a>
      ) : null}
    </span>
  );
}

function Proofs({ request, own }: { request: RequestView; own: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const proofs = request.confided?.proofs ?? [];
  const handles = own || request.can.acts.length > 0;
  return (
    <Panel title={t('leave.ask.proofs')} flush hint={own ? null : t('leave.request.proofsHint')}>
      <PanelRows>
        {proofs.map(({ id: proofId, kind, isMedical, addedAt, readings }) => (
          <PanelRow
            key={proofId}
            icon={FileText}
            name={t(`leave.proof.${kind}`)}
            detail={t('leave.request.proofSince', { day: format.day(addedAt) })}
            further={
              readings.length > 0
                ? t('leave.request.readBy', {
                    people: readings.map(({ reader, at }) => `${reader.name} (${format.day(at)})`).join(', '),
                  })
                : isMedical
                  ? t('leave.request.medical')
                  : null
            }
          >
            {handles ? (
              <a
                href={addressOf(requests.proof, { requestId: request.id, proofId })}
                target="_blank"
                rel="noreferrer"
              >
                {t('leave.request.openProof')}
              </a>
            ) : null}
          </PanelRow>
        ))}
      </PanelRows>
    </Panel>
  );
}

function Steps({ request }: { request: RequestView }) {
  const { t } = useTranslation();
  const { span } = useLeaveWords();
  const steps = request.confided?.steps ?? [];
  return (
    <Panel title={t('leave.request.steps')}>
      <Timeline
        label={t('leave.request.steps')}
        entries={steps.map(({ act, by, postName, at, opinion, reason, letterNumber, first, last }) => ({
          id: `${act} ${at}`,
          at,
          icon: CircleDot,
          sentence: [
            t(`leave.act.${act}`),
            opinion ? t(`leave.decision.${opinion}`) : null,
            [by?.name, postName].filter(Boolean).join(', '),
          ]
            .filter(Boolean)
            .join(' · '),
          detail:
            [
              act === 'change' && first && last ? span({ first, last }) : null,
              letterNumber ? t('leave.request.letterNumber', { number: letterNumber }) : null,
              reason,
            ]
              .filter(Boolean)
              .join(' · ') || null,
        }))}
      />
    </Panel>
  );
}
