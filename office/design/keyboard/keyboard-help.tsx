import { Modal, Switch } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../state/store.ts';
import styles from './keyboard.module.css';
import { Keys } from './keys.tsx';
import { allowSingleKeys, scopes, singleKeys } from './shortcuts.ts';

interface KeyboardHelpProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** Other help, above the keys. */
  children?: ReactNode;
}

/** Everything the keyboard can do on the screen behind it. */
export function KeyboardHelp({ opened, onClose, title, children }: KeyboardHelpProps) {
  const { t } = useTranslation();
  const allowed = useStore(singleKeys);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('office.close') }}
    >
      {children}
      <h2 className={styles.title}>{t('office.keyboard.title')}</h2>
      <div className={styles.columns}>
        {useStore(scopes).map((scope) => (
          <section key={scope.title} className={styles.scope}>
            <h3>{scope.title}</h3>
            <dl className={styles.keys}>
              {scope.shortcuts.map(({ keys, label }) => (
                <Fragment key={keys}>
                  <dt>
                    <Keys keys={keys} />
                  </dt>
                  <dd>{label}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        className={styles.switch}
        checked={allowed}
        onChange={(event) => allowSingleKeys(event.currentTarget.checked)}
        label={t('office.keyboard.singleKeys')}
        description={t('office.keyboard.singleKeysWhy')}
      />
    </Modal>
  );
}
