import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { type WitnessesView, witnesses } from '../../contract/witnesses.ts';
import { awayText, consequences, withGroup } from './consequences.ts';
import { ToldList } from './told-list.tsx';

type Group = WitnessesView['policy']['groups'][number];

interface QuorumFormProps {
  groups: readonly Group[];
  group: Group;
  onEnd: () => void;
}

const atFields = faultInField({ 'ledger.needs-more-than-there-are': 'needs' });

/** How many witnesses of a group are enough, with what comes of it said beside it. */
export function QuorumForm({ groups, group, onEnd }: QuorumFormProps) {
  const { t } = useTranslation();
  const { of, advised } = group;
  const form = useActForm(witnesses.decide, {
    // Nothing for what is advised.
    initial: { needs: group.decided ? String(group.needs) : '' },
    shape: ({ needs }) => ({ group: group.group, needs: needs === '' ? null : Number(needs) }),
    atFields,
    onDone: () => {
      toast(t('ledger.quorum.done'));
      onEnd();
    },
  });
  const { needs: chosen } = form.form.values;
  const needs = chosen === '' ? advised : Number(chosen);
  const counts = Array.from({ length: of }, (_, at) => at + 1);
  return (
    <Form of={form} verb={t('ledger.quorum.save')} onCancel={onEnd}>
      <NativeSelect
        label={t('ledger.quorum.field')}
        data-autofocus
        data={[
          { value: '', label: t('ledger.quorum.advised', { needs: advised, of }) },
          ...counts.map((count) => ({
            value: String(count),
            label: t('ledger.quorum.count', { needs: count, of }),
          })),
        ]}
        {...form.form.getInputProps('needs')}
      />
      <div role="status">
        <ToldList
          label={t('ledger.quorum.promise')}
          of={[
            { text: awayText(t, { of, needs }), good: needs < of },
            ...consequences(t, withGroup(groups, group.group, { needs })),
          ]}
        />
      </div>
    </Form>
  );
}
