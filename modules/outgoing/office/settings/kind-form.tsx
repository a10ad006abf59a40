import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { orNull } from '#office/design/form/fault-in-field.ts';
import { FieldGroup, Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { configuration, type KindRule } from '../../contract/configuration.ts';
import {
  classificationUses,
  LetterKind,
  layouts,
  letterClasses,
  letterheadRules,
  letterSubclasses,
} from '../../contract/kinds.ts';
import { papers } from '../../contract/terms.ts';
import { LetterPreview } from './letter-preview.tsx';
import styles from './settings.module.css';
import { StartsOnField } from './starts-on-field.tsx';
import { useToday } from './use-today.ts';

interface KindValues extends Record<string, unknown> {
  code: string;
  name: string;
  class: string;
  subclass: string;
  layout: string;
  title: string;
  command: string;
  numberingGroup: string;
  classification: string;
  letterhead: string;
  paper: string;
  titlesShown: boolean;
  rankShown: boolean;
  copies: string;
  fewest: number | string;
  most: number | string;
  sources: string;
  startsOn: string;
}

const copyUses = ['expected', 'optional', 'never'] as const;

function valuesOf(kind: KindRule['kind'] | undefined, startsOn: string): KindValues {
  return {
    code: kind?.code ?? '',
    name: kind?.name ?? '',
    class: kind?.class ?? 'special',
    subclass: kind?.subclass ?? '',
    layout: kind?.layout ?? (kind ? '' : 'statement'),
    title: kind?.title ?? '',
    command: kind?.command ?? '',
    numberingGroup: kind?.numberingGroup ?? 'khusus',
    classification: kind?.classification ?? 'optional',
    letterhead: kind?.letterhead ?? 'by-signer',
    paper: kind?.paper ?? 'a4',
    titlesShown: kind?.titlesShown ?? true,
    rankShown: kind?.rankShown ?? true,
    copies: kind?.copies ?? 'optional',
    fewest: kind?.signers[0] ?? 1,
    most: kind?.signers[1] ?? 1,
    sources: kind?.sources.join('; ') ?? '',
    startsOn,
  };
}

function kindOf({ fewest, most, startsOn: _, ...values }: KindValues) {
  return {
    ...values,
    subclass: orNull(values.subclass),
    layout: orNull(values.layout),
    title: orNull(values.title),
    command: orNull(values.command),
    signers: [fewest, most],
    sources: values.sources
      .split(';')
      .map((one) => one.trim())
      .filter(Boolean),
  };
}

/** A kind of letter with everything in which kinds differ, beside the letter as it would be printed. */
export function KindForm({ rule, onEnd }: { rule: KindRule | null; onEnd: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const groups = useOperation(configuration.groups, {});
  const form = useActForm(configuration.saveKind, {
    initial: valuesOf(rule?.kind, today),
    shape: (values) => ({ kind: kindOf(values), startsOn: values.startsOn, follows: rule?.latest ?? null }),
    onDone: ({ kind }) => {
      toast(t('outgoing.settings.kindSaved', { name: kind.name }));
      onEnd();
    },
  });
  const { form: fields } = form;
  const at = (path: string) => `kind.${path}`;
  const field = (path: keyof KindValues & string, place: string = path) => ({
    ...fields.getInputProps(path),
    error: fields.errors[path] ?? fields.errors[at(place)],
  });
  const mostSigners = field('most', fields.errors[at('signers')] ? 'signers' : 'signers.1');
  const option = (prefix: string) => (value: string) => ({ value, label: t(`${prefix}.${value}`) });
  const shown = LetterKind.safeParse(kindOf(fields.values));
  return (
    <Form of={form} verb={t('outgoing.settings.save')} onCancel={onEnd}>
      <div className={styles.level}>
        <TextInput label={t('outgoing.kind.name')} required data-autofocus {...field('name')} />
        <TextInput
          label={t('outgoing.kind.code')}
          description={t('outgoing.kind.codeHint')}
          required
          disabled={rule !== null}
          {...field('code')}
          onChange={(event) => fields.setFieldValue('code', event.currentTarget.value.toUpperCase())}
        />
        <NativeSelect
          label={t('outgoing.kind.class')}
          data={letterClasses.map(option('outgoing.class'))}
          {...field('class')}
        />
        <NativeSelect
          label={t('outgoing.kind.subclass')}
          data={[{ value: '', label: '—' }, ...letterSubclasses.map(option('outgoing.subclass'))]}
          {...field('subclass')}
        />
      </div>
      <FieldGroup title={t('outgoing.kind.paperGroup')}>
        <div className={styles.level}>
          <NativeSelect
            label={t('outgoing.kind.layout')}
            data={[
              ...layouts.map(option('outgoing.layout')),
              { value: '', label: t('outgoing.layout.none') },
            ]}
            {...field('layout')}
          />
          <NativeSelect
            label={t('outgoing.kind.paper')}
            data={papers.map((value) => ({ value, label: value.toUpperCase() }))}
            {...field('paper')}
          />
          <TextInput
            label={t('outgoing.kind.title')}
            description={t('outgoing.kind.titleHint')}
            {...field('title')}
          />
          <TextInput
            label={t('outgoing.kind.command')}
            description={t('outgoing.kind.commandHint')}
            {...field('command')}
          />
          <NativeSelect
            label={t('outgoing.kind.letterhead')}
            data={letterheadRules.map(option('outgoing.letterhead'))}
            {...field('letterhead')}
          />
          <NativeSelect
            label={t('outgoing.kind.copies')}
            data={copyUses.map(option('outgoing.copies'))}
            {...field('copies')}
          />
        </div>
      </FieldGroup>
      <FieldGroup title={t('outgoing.kind.numberGroup')}>
        <div className={styles.level}>
          <NativeSelect
            label={t('outgoing.kind.group')}
            data={(groups.data?.items ?? []).map(({ group }) => ({
              value: group.code,
              label: `${group.name} (${group.pattern})`,
            }))}
            {...field('numberingGroup')}
          />
          <NativeSelect
            label={t('outgoing.kind.classification')}
            data={classificationUses.map(option('outgoing.classification'))}
            {...field('classification')}
          />
        </div>
      </FieldGroup>
      <FieldGroup title={t('outgoing.kind.signGroup')}>
        <div className={styles.level}>
          <NumberInput label={t('outgoing.kind.fewest')} min={1} max={10} {...field('fewest', 'signers.0')} />
          <NumberInput label={t('outgoing.kind.most')} min={1} max={10} {...mostSigners} />
          <Checkbox
            label={t('outgoing.kind.titlesShown')}
            {...fields.getInputProps('titlesShown', { type: 'checkbox' })}
          />
          <Checkbox
            label={t('outgoing.kind.rankShown')}
            {...fields.getInputProps('rankShown', { type: 'checkbox' })}
          />
        </div>
      </FieldGroup>
      <div className={styles.level}>
        <TextInput
          label={t('outgoing.kind.sources')}
          description={t('outgoing.kind.sourcesHint')}
          required
          {...field('sources')}
        />
        <StartsOnField {...fields.getInputProps('startsOn')} />
      </div>
      {shown.success && shown.data.layout ? <LetterPreview of={{ kind: shown.data }} /> : null}
    </Form>
  );
}

/** From when a kind is offered no more. */
export function DropKindForm({ rule, onEnd }: { rule: KindRule; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(configuration.dropKind, {
    initial: { startsOn: useToday() },
    shape: ({ startsOn }) => ({ code: rule.kind.code, startsOn, follows: rule.latest }),
    onDone: () => {
      toast(t('outgoing.settings.kindDropped', { name: rule.kind.name }));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('outgoing.settings.drop')} onCancel={onEnd}>
      <p>{t('outgoing.settings.dropWhat')}</p>
      <StartsOnField {...form.form.getInputProps('startsOn')} data-autofocus />
    </Form>
  );
}
