import { z } from 'zod';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import { line } from '#core/contract/schemas.ts';
import { configureDispositions } from './permissions.ts';
import { InstructionCode } from './terms.ts';
import { Instruction } from './views.ts';

export const DispositionSettings = z.object({ escalateAfterDays: z.int().min(1).max(90) });
export type DispositionSettings = z.output<typeof DispositionSettings>;

/** The agency's own list of instructions, and when an overdue disposition goes further up. */
export const dispositionConfiguration = {
  instructions: operation({
    id: 'dispositions.instructions',
    method: 'GET',
    path: '/api/dispositions/instructions',
    summary: 'Standard instructions that are offered, in the order of the sheet.',
    access: signedIn,
    input: z.strictObject({}),
    output: z.object({ items: z.array(Instruction) }),
  }),
  setInstructions: operation({
    id: 'dispositions.set-instructions',
    method: 'PUT',
    path: '/api/dispositions/instructions',
    summary:
      'Replace the list; what is left out is no longer offered, and stays on the sheets that carry it.',
    access: holding(configureDispositions),
    input: z.strictObject({
      items: z
        .array(z.strictObject({ code: InstructionCode, text: line(160) }))
        .min(1)
        .max(60),
    }),
    output: z.object({ items: z.array(Instruction) }),
  }),
  settings: operation({
    id: 'dispositions.settings',
    method: 'GET',
    path: '/api/dispositions/settings',
    summary: 'After how many days an overdue disposition goes to the superior of the giver.',
    access: holding(configureDispositions),
    input: z.strictObject({}),
    output: DispositionSettings,
  }),
  setSettings: operation({
    id: 'dispositions.set-settings',
    method: 'PUT',
    path: '/api/dispositions/settings',
    summary: 'Change after how many days an overdue disposition goes to the superior of the giver.',
    access: holding(configureDispositions),
    input: z.strictObject(DispositionSettings.shape),
    output: DispositionSettings,
  }),
};
