import { Button, Menu } from '@mantine/core';
import { ChevronDown, FileDown, FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import { draftTexts } from '../../contract/text.ts';
import { useDesk } from './desk-context.ts';
import { DocxDialog } from './docx-dialog.tsx';
import styles from './editor.module.css';

/** Words that come from Word, and the text for Word: about the whole letter, so beside its state and not among the tools. */
export function DocxMenu() {
  const { t } = useTranslation();
  const { draftId } = useDesk();
  const [reading, setReading] = useState(false);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            className={styles.docx}
            variant="subtle"
            color="gray"
            size="compact-sm"
            rightSection={<ChevronDown aria-hidden size={14} />}
          >
            {t('outgoing.editor.menu.file')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<FileUp aria-hidden size={16} />} onClick={() => setReading(true)}>
            {t('outgoing.editor.act.readDocx')}
          </Menu.Item>
          <Menu.Item
            component="a"
            href={addressOf(draftTexts.writeDocx, { draftId })}
            leftSection={<FileDown aria-hidden size={16} />}
          >
            {t('outgoing.editor.act.writeDocx')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {reading ? <DocxDialog onClose={() => setReading(false)} /> : null}
    </>
  );
}
