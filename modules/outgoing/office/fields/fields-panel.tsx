import { NativeSelect, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { letters } from '#modules/letters/contract/letters.ts';
import { securityClasses, urgencies } from '#modules/letters/contract/terms.ts';
import { FindSelect } from '#modules/organization/office/pick/find-select.tsx';
import { call } from '#office/data/client.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { printsRecipients } from '../../contract/missing-facts.ts';
import { AttachmentsField } from './attachments-field.tsx';
import { CommittedProse, CommittedText } from './committed-text.tsx';
import styles from './fields.module.css';
import type { FactName } from './meet-others.ts';
import { RecipientsField } from './recipients-field.tsx';
import { SaveState } from './save-state.tsx';
import { SignersField } from './signers-field.tsx';
import type { SavedFacts } from './use-saved-facts.ts';

const most = { recipients: 300, copies: 60 } as const;

/** What stands round the text of a letter. It saves itself; there is no button to forget. */
export function FieldsPanel({ draft, saved }: { draft: DraftView; saved: SavedFacts }) {
  const { t } = useTranslation();
  const { facts, change, faulty } = saved;
  const fault = (name: FactName) => (faulty.has(name) ? t('errors.office.field-invalid') : undefined);
  const { classification, copies } = draft.kind;
  return (
    <div className={styles.fields}>
      <SaveState saved={saved} />
      <CommittedProse
        label={t('outgoing.field.subject')}
        required
        value={facts.subject}
        error={fault('subject')}
        onCommit={(subject) => change({ subject })}
      />
      <RecipientsField
        label={t('outgoing.field.recipients')}
        required={printsRecipients(draft.layout)}
        value={facts.recipients}
        most={most.recipients}
        names={draft}
        securityClass={facts.securityClass}
        error={fault('recipients')}
        onChange={(recipients) => change({ recipients })}
      />
      {hasRoomForPlace(draft) ? (
        <CommittedText
          label={t('outgoing.field.recipientsPlace')}
          description={t('outgoing.recipientsPlaceHint')}
          value={facts.recipientsPlace ?? ''}
          maxLength={120}
          onCommit={(place) => change({ recipientsPlace: place.trim() === '' ? null : place })}
        />
      ) : null}
      {copies === 'never' ? null : (
        <RecipientsField
          label={t('outgoing.field.copies')}
          value={facts.copies}
          most={most.copies}
          names={draft}
          securityClass={facts.securityClass}
          error={fault('copies')}
          onChange={(next) => change({ copies: next })}
        />
      )}
      <SignersField
        draft={draft}
        value={facts.signers}
        error={fault('signers')}
        onChange={(signers) => change({ signers })}
      />
      <div className={styles.pair}>
        <NativeSelect
          label={t('outgoing.field.urgency')}
          value={facts.urgency}
          onChange={(event) => change({ urgency: event.currentTarget.value as typeof facts.urgency })}
          data={urgencies.toReversed().map((value) => ({ value, label: t(`outgoing.urgency.${value}`) }))}
        />
        <NativeSelect
          label={t('outgoing.field.securityClass')}
          value={facts.securityClass}
          onChange={(event) =>
            change({ securityClass: event.currentTarget.value as typeof facts.securityClass })
          }
          data={securityClasses.toReversed().map((value) => ({ value, label: t(`outgoing.class.${value}`) }))}
        />
      </div>
      {classification === 'never' ? null : (
        <FindSelect
          of="outgoing.classification"
          label={t('outgoing.field.classificationCode')}
          required={classification === 'always'}
          clearable={classification === 'optional'}
          allowDeselect={false}
          value={facts.classificationCode}
          chosen={
            facts.classificationCode
              ? { value: facts.classificationCode, label: facts.classificationCode }
              : null
          }
          error={fault('classificationCode')}
          onChange={(code) => change({ classificationCode: code })}
          find={async (text, signal) => {
            const { items } = await call(letters.classifications, { q: text.slice(0, 100) }, { signal });
            return items.map(({ code, title, path }) => ({
              value: code,
              label: `${code} ${title}`,
              detail: path,
            }));
          }}
        />
      )}
      <AttachmentsField draft={draft} facts={facts} onChange={change} />
      <Switch
        label={t('outgoing.field.sendWhenSigned')}
        description={t('outgoing.sendWhenSignedHint')}
        checked={facts.sendWhenSigned}
        onChange={(event) => change({ sendWhenSigned: event.currentTarget.checked })}
      />
    </div>
  );
}

/** Whether the paper of this kind has a place for whom it goes to. */
function hasRoomForPlace({ layout }: DraftView): boolean {
  return layout.some(({ piece }) => piece === 'recipients');
}
