/** What a witness does before it answers, in this order. A crash before any of them leaves nothing that was signed too early. */
export const witnessSteps = ['create', 'write', 'sync', 'rename', 'sync-folder', 'cosign', 'answer'] as const;
export type WitnessStep = (typeof witnessSteps)[number];

/** Hears of each step before it is done. */
export type OnStep = (step: WitnessStep) => void | Promise<void>;
