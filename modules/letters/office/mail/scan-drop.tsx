import { useTranslation } from 'react-i18next';
import { FileDrop } from '#office/design/upload/file-drop.tsx';
import type { Uploads } from '#office/design/upload/use-uploads.ts';

/** What can be read, by content; the browser only narrows the choice. */
const accepted = '.pdf,.jpg,.jpeg,.png,.tif,.tiff,.docx,application/pdf,image/jpeg,image/png,image/tiff';

/** Takes scans and photographs of letters, and letters that came as files. */
export function ScanDrop({ uploads }: { uploads: Uploads }) {
  const { t } = useTranslation();
  return (
    <FileDrop
      uploads={uploads}
      label={t('letters.intakes.scans')}
      hint={t('letters.intakes.accepted')}
      accept={accepted}
      camera
    />
  );
}
