import { Button, Menu } from '@mantine/core';
import { ChevronDown, FileDown, FileSpreadsheet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import type { SentInput } from '#core/contract/operation.ts';
import { milestones } from '../../contract/milestones.ts';

/** What is shown, as a sheet. */
export function ComingExport({ asked }: { asked: Omit<SentInput<typeof milestones.export>, 'format'> }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<FileDown size={16} aria-hidden="true" />}
          rightSection={<ChevronDown size={14} aria-hidden="true" />}
        >
          {t('staff.export.open')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['xlsx', 'csv'] as const).map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={addressOf(milestones.export, { ...asked, format })}
            download
            leftSection={<FileSpreadsheet size={16} aria-hidden="true" />}
          >
            {t(`staff.coming.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
