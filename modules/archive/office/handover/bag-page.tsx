import { useMutation } from '@tanstack/react-query';
import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '#core/contract/errors.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import { sendBytes } from '#office/data/send-bytes.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { Facts, Panel } from '#office/design/panel.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { ReadResult } from '#office/design/upload/read-result.tsx';
import { SheetDrop } from '#office/design/upload/sheet-drop.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { handover } from '../../contract/handover.ts';
import { DisposalTabs } from '../disposal/disposal-tabs.tsx';
import styles from './handover.module.css';

type Judgement = OutputOf<typeof handover.check>;

/** Judges a bag that somebody handed over: whether it is complete and valid, and every fault. Nothing of it is kept. */
export function BagPage() {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const result = useRef<HTMLDivElement>(null);
  const check = useMutation({
    networkMode: 'always',
    mutationFn: async (chosen: File) => {
      // A browser refuses a file that was saved again since it was chosen; that is no fault of the network.
      await chosen
        .slice(0, 1)
        .arrayBuffer()
        .catch(() => {
          throw new AppError('organization.file-changed');
        });
      return sendBytes(handover.check, {}, chosen, new AbortController().signal);
    },
    onSettled: () => requestAnimationFrame(() => result.current?.focus()),
  });
  return (
    <>
      <PageHeader title={t('archive.handover.check')} detail={t('archive.handover.checkDetail')} />
      <DisposalTabs />
      <div className={styles.stack}>
        <Panel title={t('archive.handover.bag')}>
          <SheetDrop
            label={t('archive.handover.bag')}
            file={file}
            disabled={check.isPending}
            accept=".tar,application/x-tar"
            words={{
              drop: t('archive.handover.drop'),
              limits: t('archive.handover.limits'),
              choose: t('archive.handover.choose'),
              another: t('archive.handover.another'),
            }}
            onTake={(chosen) => {
              setFile(chosen);
              check.mutate(chosen);
            }}
          />
        </Panel>
        <ReadResult
          focus={result}
          busy={check.isPending ? t('archive.handover.checking') : null}
          error={check.error}
          onRetry={() => file && check.mutate(file)}
        >
          {check.data ? <Judged of={check.data} /> : null}
        </ReadResult>
      </div>
    </>
  );
}

function Judged({ of }: { of: Judgement }) {
  const { t } = useTranslation();
  const format = useFormat();
  const kind = of.valid ? 'valid' : of.complete ? 'complete' : 'broken';
  return (
    <Panel
      title={t(`archive.handover.${kind}`)}
      hint={t(`archive.handover.${kind}Hint`)}
      acts={
        <StatusBadge
          tone={of.valid ? 'good' : 'bad'}
          icon={of.valid ? CircleCheck : CircleX}
          label={t(of.valid ? 'archive.handover.accept' : 'archive.handover.refuse')}
        />
      }
    >
      <Facts
        of={[
          [t('archive.handover.version'), of.version],
          [t('archive.handover.files'), format.number(of.files)],
          [t('archive.handover.bytes'), format.bytes(of.bytes)],
        ]}
      />
      <Told title={t('archive.handover.faults', { count: of.faults.length })} of={of.faults} bad />
      <Told title={t('archive.handover.warnings', { count: of.warnings.length })} of={of.warnings} />
    </Panel>
  );
}

function Told({ title, of, bad }: { title: string; of: Judgement['faults']; bad?: boolean }) {
  if (of.length === 0) return null;
  const Icon = bad ? CircleX : TriangleAlert;
  return (
    <section className={styles.told} aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {of.map(({ code, at, text }) => (
          <li key={`${code} ${at}`} data-bad={bad}>
            <Icon size={16} aria-hidden="true" />
            <span>
              {text} {at ? <code>{at}</code> : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
