import { UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PostsPicker } from '#modules/letters/office/register/posts-picker.tsx';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { dossiers } from '../../contract/dossiers.ts';
import type { DossierView } from '../../contract/views.ts';
import styles from './dossier.module.css';

/** The posts that are named to read a confidential dossier, and naming more of them. */
export function ReadersPanel({ dossier }: { dossier: DossierView }) {
  const { t } = useTranslation();
  return (
    <Panel
      title={t('archive.field.readers')}
      hint={t(`archive.readers.hint.${dossier.securityClass}`)}
      acts={
        dossier.can.nameReaders ? (
          <DialogButton verb={t('archive.readers.verb')} icon={UserPlus} look="small">
            {(close) => <ReadersForm dossier={dossier} onEnd={close} />}
          </DialogButton>
        ) : null
      }
    >
      {dossier.readers.length === 0 ? <NothingYet>{t('archive.readers.none')}</NothingYet> : null}
      <ul className={styles.said}>
        {dossier.readers.map(({ id, name, unitName }) => (
          <li key={id} className={styles.words}>
            <strong>{name}</strong>{' '}
            <span className={styles.quiet}>{name.includes(unitName) ? '' : unitName}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function ReadersForm({ dossier, onEnd }: { dossier: DossierView; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(dossiers.nameReaders, {
    initial: { postIds: [] as string[] },
    shape: (values) => ({ ...values, dossierId: dossier.id }),
    stales: ['archive.'],
    onDone: () => {
      toast(t('archive.readers.done'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('archive.readers.verb')} onCancel={onEnd}>
      <PostsPicker
        {...form.form.getInputProps('postIds')}
        label={t('archive.field.readers')}
        description={t('archive.readers.final')}
        required
        data-autofocus
      />
    </Form>
  );
}
