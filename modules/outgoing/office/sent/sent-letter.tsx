import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Panel } from '#office/design/panel.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { Slot } from '#office/slot.tsx';
import type { DraftView } from '../../contract/draft-views.ts';
import { sending } from '../../contract/sending.ts';
import { draftPath } from '../addresses.ts';
import styles from '../draft/draft.module.css';
import { DraftFactList } from '../draft/draft-facts.tsx';
import { DraftHead } from '../draft/draft-head.tsx';
import { DraftTimeline } from '../draft/draft-timeline.tsx';
import { paperAddress } from '../file-addresses.ts';
import { VersionsPanel } from '../history/versions-panel.tsx';
import { LetterPages } from '../pages/letter-pages.tsx';
import { MailOffNote } from '../way/mail-off-note.tsx';
import { WayTaken } from '../way/way-taken.tsx';
import { DeliveriesPanel } from './deliveries-panel.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import { VerificationPanel } from './verification-panel.tsx';

/** A letter that was signed: its paper, whom it reached, how anybody verifies it, what became of it since. */
export function SentLetter({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  return (
    <>
      <DraftHead draft={draft} />
      <Ended draft={draft} />
      <div className={styles.page}>
        <div className={styles.document}>
          <LetterPages
            source="paper"
            input={{ draftId: draft.id }}
            stamp={draft.signedAt ?? ''}
            paper={draft.kind.paper}
            label={draft.facts.subject}
            pdf={paperAddress(draft.id)}
          />
        </div>
        <div className={styles.side}>
          {draft.can.send ? <SendNow draft={draft} /> : null}
          {draft.sentAt ? <DeliveriesPanel draft={draft} /> : null}
          {draft.verificationAddress ? (
            <VerificationPanel draft={draft} address={draft.verificationAddress} />
          ) : null}
          {draft.verificationAddress ? <EvidencePanel draft={draft} /> : null}
          <Panel title={t('outgoing.tab.fields')}>
            <DraftFactList draft={draft} />
          </Panel>
          {draft.sentAt ? <Slot name="draft.filed" subjectId={draft.id} quiet /> : null}
          {draft.can.readDrafting ? (
            <>
              <Panel title={t('outgoing.tab.way')}>
                <WayTaken draft={draft} />
              </Panel>
              <Panel title={t('outgoing.versions.title')}>
                <VersionsPanel draft={draft} />
              </Panel>
            </>
          ) : null}
          <Panel title={t('outgoing.draft.timeline')}>
            <DraftTimeline draftId={draft.id} />
          </Panel>
        </div>
      </div>
    </>
  );
}

/** Later letters that correct or withdraw this one: told above everything, since they change what it is worth. */
function Ended({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  if (draft.amendedBy.length === 0) return null;
  return (
    <div className={styles.cancelled} role="note">
      {draft.amendedBy.map(({ draftId, how, number }) => (
        <p key={draftId}>
          <Link to={draftPath(draftId)}>
            {t(`outgoing.amendedBy.${how}`, { number: number ?? t('outgoing.number.none') })}
          </Link>
        </p>
      ))}
    </div>
  );
}

/** Signed and not sent yet: the one act that is left. */
function SendNow({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const send = useAct(sending.send, {
    stales: ['outgoing.'],
    onDone: (deliveries) => {
      setAsking(false);
      toast(t('outgoing.send.done', { count: deliveries.length }));
    },
  });
  const what = t('outgoing.send.what', {
    at: draft.signedAt ? format.moment(draft.signedAt) : '',
    count: draft.facts.recipients.length + draft.facts.copies.length,
  });
  return (
    <section className={styles.next} aria-label={t('outgoing.draft.next')}>
      <p className={styles.nextWords}>{what}</p>
      <Button leftSection={<Send size={16} aria-hidden="true" />} onClick={() => setAsking(true)}>
        {t('outgoing.send.verb')}
      </Button>
      <ConfirmFinal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('outgoing.send.title')}
        verb={t('outgoing.send.verb')}
        busy={send.isPending}
        error={send.error}
        onConfirm={() => send.mutate({ draftId: draft.id })}
      >
        <MailOffNote of={draft} before="send" />
        <p>{what}</p>
        <p>{t('outgoing.send.final')}</p>
      </ConfirmFinal>
    </section>
  );
}
