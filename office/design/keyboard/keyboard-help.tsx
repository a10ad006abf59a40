import { Modal, Switch } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../state/store.ts';
import styles from './keyboard.module.css';
import { Keys } from './keys.tsx';
import { allowSingleKeys, scopes, singleKeys } from './shortcuts.ts';

interface KeyboardHelpProps {
  opened: boolean;
  onClose: () => void;
}

/** Everything the keyboard can do on the screen behind it. */
export function KeyboardHelp({ opened, onClose }: KeyboardHelpProps) {
  const { t } = useTranslation();
  const allowed = useStore(singleKeys);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('office.keyboard.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('office.close') }}
    >
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
