import { Checkbox, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldGroup } from '#office/design/form/form-parts.tsx';
import { FileDrop } from '#office/design/upload/file-drop.tsx';
import { useUploads } from '#office/design/upload/use-uploads.ts';
import type { KindOffer, RequestView } from '../../contract/request-view.ts';
import { type LeaveProof, leaveProofs } from '../../contract/terms.ts';
import type { AskValues } from './ask-values.ts';

interface ProofFieldsProps {
  /** The reason that is chosen, with the proofs that it asks for. */
  reason: KindOffer['reasons'][number] | undefined;
  /** Proofs that the request has already. */
  kept: NonNullable<RequestView['confided']>['proofs'];
  values: AskValues;
  onChange: (changed: Partial<AskValues>) => void;
}

/** Proofs: of which kind, and their files. */
export function ProofFields({ reason, kept, values, onChange }: ProofFieldsProps) {
  const { t } = useTranslation();
  const asked = [...new Set((reason?.proofs ?? []).flatMap(({ anyOf }) => anyOf))];
  const offered = asked.length > 0 ? asked : leaveProofs;
  const [chosen, setChosen] = useState<LeaveProof | null>(null);
  const kind = chosen && offered.includes(chosen) ? chosen : (offered[0] ?? 'doctor-note');
  const uploads = useUploads((sent) =>
    onChange({ proofs: [...values.proofs, { kind, fileId: sent.fileId, name: sent.name }] }),
  );
  if (asked.length === 0 && kept.length === 0 && values.proofs.length === 0) return null;
  return (
    <FieldGroup
      title={t('leave.ask.proofs')}
      hint={
        asked.length > 0
          ? t('leave.ask.proofsHint', { proofs: asked.map((one) => t(`leave.proof.${one}`)).join(', ') })
          : ''
      }
    >
      {kept.map(({ id, kind: of }) => (
        <Checkbox
          key={id}
          label={t('leave.ask.keepProof', { proof: t(`leave.proof.${of}`) })}
          checked={values.keepProofs.includes(id)}
          onChange={(event) =>
            onChange({
              keepProofs: event.currentTarget.checked
                ? [...values.keepProofs, id]
                : values.keepProofs.filter((one) => one !== id),
            })
          }
        />
      ))}
      <Select
        label={t('leave.ask.proofKind')}
        allowDeselect={false}
        data={offered.map((value) => ({ value, label: t(`leave.proof.${value}`) }))}
        value={kind}
        onChange={(value) => setChosen(value as LeaveProof)}
      />
      <FileDrop
        uploads={uploads}
        label={t('leave.ask.proofFile')}
        hint={t('leave.ask.proofFileHint')}
        accept="application/pdf,image/*"
        camera
      />
    </FieldGroup>
  );
}
