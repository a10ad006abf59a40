import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { AppError } from '#core/contract/errors.ts';
import type { Operation, OutputOf, SentInput } from '#core/contract/operation.ts';
import { sendBytes } from '../../data/send-bytes.ts';
import { staleByOperation } from '../../data/use-act.ts';

interface SheetImport<Op extends Operation> {
  input: () => Omit<SentInput<Op>, 'dryRun'>;
  /** Answers that are read anew after it was written. */
  stales: (answer: OutputOf<Op>) => readonly string[];
}

/** A sheet that is read at once for trial, and written only when it is without fault and the person says so. */
export function useSheetImport<Op extends Operation>(op: Op, { input, stales }: SheetImport<Op>) {
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const result = useRef<HTMLDivElement>(null);
  const settle = () => requestAnimationFrame(() => result.current?.focus());
  const send = async (chosen: File, dryRun: boolean): Promise<OutputOf<Op>> => {
    // A browser refuses a file that was saved again since it was chosen; that is no fault of the network.
    const bytes = await chosen.arrayBuffer().catch(() => {
      throw new AppError('organization.file-changed');
    });
    const sent = { ...input(), dryRun: String(dryRun) } as unknown as SentInput<Op>;
    return sendBytes(op, sent, new Blob([bytes]), new AbortController().signal);
  };
  const options = { networkMode: 'always' as const, onSettled: settle };
  const trial = useMutation({ ...options, mutationFn: (chosen: File) => send(chosen, true) });
  const real = useMutation({
    ...options,
    mutationFn: (chosen: File) => send(chosen, false),
    onSuccess: (answer) => staleByOperation(queries, stales(answer)),
  });
  const failed = real.error ? real : trial;
  return {
    file,
    /** Takes the focus when something was answered. */
    result,
    answer: real.data ?? trial.data,
    busy: trial.isPending || real.isPending,
    writing: real.isPending,
    error: real.error ?? trial.error,
    take: (chosen: File) => {
      setFile(chosen);
      real.reset();
      trial.mutate(chosen);
    },
    /** Reads the same file once more: what goes with it was changed. */
    again: () => {
      if (!file) return;
      real.reset();
      trial.mutate(file);
    },
    retry: () => file && failed.mutate(file),
    write: () => file && real.mutate(file),
  };
}
