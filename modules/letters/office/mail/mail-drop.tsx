import { Button, Radio, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Inbox } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { type UploadItem, useUploads } from '#office/design/upload/use-uploads.ts';
import { readStored, writeStored } from '#office/state/stored.ts';
import styles from './mail.module.css';
import { ScanDrop } from './scan-drop.tsx';
import { useReceiving } from './use-receiving.ts';

type Grouping = 'each' | 'one';

/** Takes in scans and photographs: each file a letter of its own, or all of them pages of one. */
export function MailDrop() {
  const { t } = useTranslation();
  const touch = useMediaQuery('(pointer: coarse)') ?? false;
  const [grouping, setGrouping] = useGrouping(touch ? 'one' : 'each');
  const uploads = useUploads();
  const channelOf = (items: readonly UploadItem[]) =>
    touch && items.every(({ file }) => file.type.startsWith('image/'))
      ? ('camera' as const)
      : ('upload' as const);
  const receiving = useReceiving(uploads, grouping === 'each', channelOf);
  const together = grouping === 'one' && uploads.items.length > 0;
  return (
    <section className={styles.drop} data-tour="drop" aria-label={t('letters.intakes.takeIn')}>
      <Radio.Group
        label={t('letters.intakes.grouping')}
        value={grouping}
        onChange={(value) => setGrouping(value as Grouping)}
      >
        <Stack gap={4} mt={4}>
          <Radio value="each" label={t('letters.intakes.grouping.each')} />
          <Radio value="one" label={t('letters.intakes.grouping.one')} />
        </Stack>
      </Radio.Group>
      <ScanDrop uploads={uploads} />
      {together ? (
        <Button
          leftSection={<Inbox size={16} aria-hidden="true" />}
          disabled={!uploads.complete}
          loading={receiving.busy}
          onClick={() => receiving.receiveTogether()}
        >
          {t('letters.intakes.receiveOne', { count: uploads.items.length })}
        </Button>
      ) : null}
      {receiving.error ? (
        <ErrorState compact error={receiving.error} onRetry={receiving.retry} retrying={receiving.busy} />
      ) : null}
    </section>
  );
}

/** How this person last sorted files on this device. */
function useGrouping(usual: Grouping): [Grouping, (grouping: Grouping) => void] {
  const [chosen, setChosen] = useState(() => readStored('letters.grouping'));
  const set = (grouping: Grouping) => {
    writeStored('letters.grouping', grouping);
    setChosen(grouping);
  };
  return [chosen === 'each' || chosen === 'one' ? chosen : usual, set];
}
