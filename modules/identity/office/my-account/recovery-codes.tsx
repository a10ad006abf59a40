import { Button, Checkbox } from '@mantine/core';
import { Download, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '#office/design/save-file.ts';
import { useSession } from '#office/session/use-session.ts';
import { CopyButton } from '../shown-once.tsx';
import styles from './recovery-codes.module.css';

/** Codes for the day the phone is lost. They are shown this once, so the way out is to say that they are kept. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const [kept, setKept] = useState(false);
  const save = () => {
    const text = [t('identity.recovery.fileTitle', { person: person.name }), '', ...codes, ''].join('\r\n');
    saveFile(new Blob([text], { type: 'text/plain;charset=utf-8' }), `${t('identity.recovery.file')}.txt`);
  };
  return (
    <div className={styles.codes}>
      <p>{t('identity.recovery.hint')}</p>
      <ul className={styles.list} aria-label={t('identity.recovery.title')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={styles.acts}>
        <CopyButton text={codes.join('\n')} />
        <Button variant="default" leftSection={<Download size={16} aria-hidden="true" />} onClick={save}>
          {t('identity.recovery.save')}
        </Button>
        <Button
          variant="default"
          leftSection={<Printer size={16} aria-hidden="true" />}
          onClick={() => globalThis.print()}
        >
          {t('identity.recovery.print')}
        </Button>
      </div>
      <Checkbox
        checked={kept}
        onChange={(event) => setKept(event.currentTarget.checked)}
        label={t('identity.recovery.kept')}
      />
      <Button disabled={!kept} onClick={onDone}>
        {t('identity.recovery.done')}
      </Button>
    </div>
  );
}
