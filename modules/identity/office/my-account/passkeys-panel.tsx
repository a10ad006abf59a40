import { Button, TextInput } from '@mantine/core';
import { startRegistration } from '@simplewebauthn/browser';
import { Fingerprint, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { AppError } from '#core/contract/errors.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import { line } from '#core/contract/schemas.ts';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { passkeysWork } from '#office/session/passkeys-work.ts';
import { factors } from '../../contract/factors.ts';

type Passkey = OutputOf<typeof factors.list>['passkeys'][number];

/** Passkeys of this person: a finger, a face or a PIN instead of the password. */
export function PasskeysPanel({ passkeys, offered }: { passkeys: readonly Passkey[]; offered: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [removing, setRemoving] = useState<Passkey | null>(null);
  const remove = useAct(factors.removePasskey, {
    onDone: () => {
      setRemoving(null);
      toast(t('identity.passkey.removed'));
    },
  });
  const works = offered && passkeysWork();
  const usedWords = ({ usedAt }: Passkey) =>
    usedAt ? t('identity.lastUsed', { at: format.recent(usedAt) }) : t('identity.neverUsed');
  return (
    <Panel
      title={t('identity.passkey.title')}
      hint={t('identity.passkey.hint')}
      flush
      acts={
        works ? (
          <DialogButton verb={t('identity.passkey.add')} icon={Plus} keeps>
            {(close) => <AddPasskey onDone={close} onCancel={close} />}
          </DialogButton>
        ) : undefined
      }
    >
      {passkeys.length === 0 ? (
        <NothingYet>{t(works ? 'identity.passkey.none' : 'identity.passkey.unavailable')}</NothingYet>
      ) : (
        <PanelRows>
          {passkeys.map((passkey) => (
            <PanelRow
              key={passkey.id}
              icon={Fingerprint}
              name={passkey.name}
              detail={
                <>
                  {t('identity.since', { day: format.shortDay(passkey.createdAt) })} · {usedWords(passkey)}
                  {passkey.backedUp ? ` · ${t('identity.passkey.backedUp')}` : ''}
                </>
              }
            >
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('identity.passkey.removeOf', { name: passkey.name })}
                onClick={() => setRemoving(passkey)}
              >
                {t('identity.removeVerb')}
              </Button>
            </PanelRow>
          ))}
        </PanelRows>
      )}
      <ConfirmFinal
        opened={removing !== null}
        onClose={() => setRemoving(null)}
        title={t('identity.passkey.removeOf', { name: removing?.name })}
        verb={t('identity.removeVerb')}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => removing && remove.mutate({ passkeyId: removing.id })}
      >
        {t('identity.passkey.removeHint')}
      </ConfirmFinal>
    </Panel>
  );
}

/** Faults of the browser's own ceremony (W3C WebAuthn Level 3 §5.1.3), as codes that have words. */
const ceremonyFaults: Record<string, string> = {
  NotAllowedError: 'identity.passkey-cancelled',
  AbortError: 'identity.passkey-cancelled',
  InvalidStateError: 'identity.passkey-known',
};

function AddPasskey({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation();
  const begin = useAct(factors.passkeyOptions, { stales: [] });
  const add = useAct(factors.addPasskey);
  const form = useContractForm<{ name: string }>({
    schema: z.object({ name: line(80) }),
    initial: { name: '' },
    submit: async ({ name }) => {
      const { challenge, options } = await begin.mutateAsync({});
      const optionsJSON = options as unknown as Parameters<typeof startRegistration>[0]['optionsJSON'];
      const response = await startRegistration({ optionsJSON }).catch((fault: unknown) => {
        const code = ceremonyFaults[(fault as Error).name];
        throw code ? new AppError(code) : fault;
      });
      await add.mutateAsync({ challenge, name, response: { ...response } });
      toast(t('identity.passkey.added', { name }));
      onDone();
    },
  });
  return (
    <Form of={form} verb={t('identity.passkey.make')} onCancel={onCancel}>
      <p>{t('identity.passkey.how')}</p>
      <TextInput
        label={t('identity.passkey.name')}
        placeholder={t('identity.passkey.nameExample')}
        {...form.form.getInputProps('name')}
        required
        data-autofocus
      />
    </Form>
  );
}
