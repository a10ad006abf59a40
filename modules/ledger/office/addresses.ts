/** Paths of the module under `/office`. */
export const ledgerPath = '/ledger';
export const witnessesPath = '/ledger/witnesses';
