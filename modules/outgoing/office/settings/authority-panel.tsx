import { NativeSelect } from '@mantine/core';
import { CircleCheck, CircleX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PostPicker } from '#modules/organization/office/pick/post-picker.tsx';
import { useOperation } from '#office/data/use-operation.ts';
import { Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { configuration } from '../../contract/configuration.ts';
import { mandates } from '../../contract/mandates.ts';
import type { AuthorityView } from '../../contract/signing.ts';
import styles from './settings.module.css';

/** May this post sign for that one, how is the block printed, and why? */
export function AuthorityPanel() {
  const { t } = useTranslation();
  const kinds = useOperation(configuration.kinds, {});
  const [signing, setSigning] = useState<string | null>(null);
  const [issuing, setIssuing] = useState<string | null>(null);
  const [kindCode, setKindCode] = useState('SDINAS');
  const asked = { signingPostId: signing ?? '', issuingPostId: issuing ?? signing ?? '', kindCode };
  const answer = useOperation(mandates.explain, asked, { enabled: signing !== null, keepPrevious: true });
  return (
    <Panel title={t('outgoing.authority.title')} hint={t('outgoing.authority.hint')}>
      <div className={styles.stack}>
        <PostPicker label={t('outgoing.authority.signing')} value={signing} onChange={setSigning} clearable />
        <PostPicker
          label={t('outgoing.authority.issuing')}
          description={t('outgoing.authority.issuingHint')}
          value={issuing}
          onChange={setIssuing}
          clearable
        />
        <NativeSelect
          label={t('outgoing.kind.one')}
          value={kindCode}
          onChange={(event) => setKindCode(event.currentTarget.value)}
          data={(kinds.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        />
        {signing ? <AnswerState of={answer} compact /> : null}
        {signing && answer.data ? <Answer of={answer.data} /> : null}
      </div>
    </Panel>
  );
}

function Answer({ of: answer }: { of: AuthorityView }) {
  const { t } = useTranslation();
  const { granted, block, code, why } = answer;
  return (
    <div className={styles.stack} role="status">
      <StatusBadge
        tone={granted ? 'good' : 'bad'}
        icon={granted ? CircleCheck : CircleX}
        label={t(granted ? 'outgoing.authority.may' : 'outgoing.authority.refused')}
      />
      {code ? <p>{t(`errors.${code}`)}</p> : null}
      {block ? (
        <div className={styles.block}>
          {block.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <strong>{block.name}</strong>
          {block.details.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      ) : null}
      <ul className={styles.why}>
        {why.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
