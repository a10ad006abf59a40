import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { FileDrop } from '#office/design/upload/file-drop.tsx';
import { useUploads } from '#office/design/upload/use-uploads.ts';
import type { PartName } from '../../contract/letter-text.ts';
import { draftTexts } from '../../contract/text.ts';
import { partOf } from '../../text/letter-document.ts';
import { looseNodes } from '../../text/read-letter.ts';
import { tidyContent } from '../../text/tidy-blocks.ts';
import { writeBlocks } from '../../text/write-letter.ts';
import { useDesk } from './desk-context.ts';

export function DocxDialog({ onClose }: { onClose: () => void }) {
  return null;
}
