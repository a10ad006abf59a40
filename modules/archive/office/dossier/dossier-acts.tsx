import { Button, Menu } from '@mantine/core';
import { ChevronDown, Combine, FilePlus, FolderCheck, FolderOpen, Pencil, Pin, PinOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useUndo } from '#office/data/use-undo.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { dossiers } from '../../contract/dossiers.ts';
import type { DossierView } from '../../contract/views.ts';
import { CloseForm, ReopenForm } from './close-form.tsx';
import { MergeForm } from './merge-form.tsx';
import { RenameForm } from './rename-form.tsx';

type Asked = 'rename' | 'merge' | 'close' | 'reopen';

const forms = { rename: RenameForm, merge: MergeForm, close: CloseForm, reopen: ReopenForm };

/** What may be done with the dossier; the thing to do next last. */
export function DossierActs({ dossier, onAdd }: { dossier: DossierView; onAdd: () => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { can } = dossier;
  const Form = asked ? forms[asked] : null;
  const close = () => setAsked(null);
  return (
    <>
      {can.arrange || can.close ? <MoreActs dossier={dossier} onAsk={setAsked} /> : null}
      {can.reopen ? (
        <Button
          variant="default"
          leftSection={<FolderOpen size={16} aria-hidden="true" />}
          onClick={() => setAsked('reopen')}
        >
          {t('archive.reopen.verb')}
        </Button>
      ) : null}
      {can.file ? (
        <Button leftSection={<FilePlus size={16} aria-hidden="true" />} onClick={onAdd}>
          {t('archive.add.verb')}
        </Button>
      ) : null}
      <Dialog opened={asked !== null} onClose={close} title={asked ? t(`archive.${asked}.title`) : ''} keeps>
        {Form ? <Form dossier={dossier} onEnd={close} /> : null}
      </Dialog>
    </>
  );
}

function MoreActs({ dossier, onAsk }: { dossier: DossierView; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation();
  const { id: dossierId, can, standing } = dossier;
  const change = useUndo(dossiers.change, ['archive.']);
  const act = useAct(dossiers.change, {
    stales: ['archive.'],
    onDone: ({ standing: now, version }) =>
      toast(t(now ? 'archive.standing.set' : 'archive.standing.taken'), {
        undo: change({ dossierId, version, standing: !now }, t('archive.standing.undone')),
      }),
  });
  const StandingIcon = standing ? PinOff : Pin;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<ChevronDown size={14} aria-hidden="true" />}>
          {t('archive.more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {can.arrange ? (
          <>
            <Menu.Item leftSection={<Pencil size={16} aria-hidden="true" />} onClick={() => onAsk('rename')}>
              {t('archive.rename.verb')}
            </Menu.Item>
            <Menu.Item
              leftSection={<StandingIcon size={16} aria-hidden="true" />}
              onClick={() => act.mutate({ dossierId, version: dossier.version, standing: !standing })}
            >
              {t(standing ? 'archive.standing.take' : 'archive.standing.verb')}
            </Menu.Item>
            <Menu.Item leftSection={<Combine size={16} aria-hidden="true" />} onClick={() => onAsk('merge')}>
              {t('archive.merge.verb')}
            </Menu.Item>
          </>
        ) : null}
        {can.close ? (
          <Menu.Item
            leftSection={<FolderCheck size={16} aria-hidden="true" />}
            onClick={() => onAsk('close')}
          >
            {t('archive.close.verb')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
