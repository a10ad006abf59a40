import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { staleByOperation, useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import { useSession } from '#office/session/use-session.ts';
import { books } from '../../contract/books.ts';
import { letters } from '../../contract/letters.ts';
import type { IntakeView, LetterView } from '../../contract/views.ts';
import type { FieldName } from './field-order.ts';
import { blankForm, shapeRegistration, takeReading, valuesFromReading } from './form-values.ts';
import { LetterForm } from './letter-form.tsx';
import { rememberPosts } from './picked-posts.ts';
import { knownPosts } from './posts-picker.tsx';

interface RegisterFormProps {
  /** The mail that is registered; null for a letter on paper that was not scanned. */
  intake: IntakeView | null;
  onField?: (name: FieldName | null) => void;
  /** Hears that this form is being sent, and that it was refused. */
  onSending?: (sends: boolean) => void;
  onRegistered: (letter: LetterView) => void;
}

const none: IntakeView['proposals'] = [];

/** Registers one letter: filled in from what was read, checked by the contract, mended by the clerk. */
export function RegisterForm({
  intake,
  onField = () => {},
  onSending = () => {},
  onRegistered,
}: RegisterFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { agency, person } = useSession();
  const proposals = intake?.proposals ?? none;
  const [begin] = useState(() => valuesFromReading(proposals));
  const before = useRef(begin);
  const shelf = useOperation(books.list, {}).data?.items ?? [];
  const severalBooks = shelf.filter(({ closedAt }) => closedAt === null).length > 1;
  const register = useAct(letters.register, { stales: [] });
  const form = useContractForm({
    schema: letters.register.input,
    initial: { ...blankForm, ...begin },
    shape: (values) => shapeRegistration(values, agency.zone, intake?.id ?? null),
    submit: async (values) => {
      const input = letters.register.input.parse(shapeRegistration(values, agency.zone, intake?.id ?? null));
      onSending(true);
      const letter = await register.mutateAsync(input).catch((fault: unknown) => {
        onSending(false);
        throw fault;
      });
      rememberPosts(person.id, knownPosts(values.addressees));
      onRegistered(letter);
      // The clerk goes on at once; lists learn of it meanwhile.
      void staleByOperation(queries, ['letters.', 'books.']);
    },
  });

  // The reading may come while the clerk already types: it fills what was not touched.
  useEffect(() => {
    const read = valuesFromReading(proposals);
    if (JSON.stringify(read) === JSON.stringify(before.current)) return;
    form.form.setValues((values) => takeReading({ ...blankForm, ...values }, before.current, read));
    // What was read is not what the clerk typed.
    form.form.resetDirty({ ...blankForm, ...read });
    before.current = read;
  }, [proposals, form.form.setValues, form.form.resetDirty]);

  return (
    <LetterForm
      of={form}
      shape={{ purpose: 'register', paper: intake === null, severalBooks }}
      proposals={proposals}
      verb={t('letters.register.verb')}
      filling={intake?.id ?? 'paper'}
      onField={onField}
    />
  );
}
