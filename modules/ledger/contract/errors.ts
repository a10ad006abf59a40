import { defineErrors } from '#core/contract/errors.ts';

defineErrors({
  'ledger.not-published-yet': { status: 409 },
  'ledger.drill-not-here': { status: 403 },
  'ledger.drill-open': { status: 409 },
  'ledger.drill-nothing': { status: 409 },
  'ledger.already-erased': { status: 409 },
  'ledger.witness-key-malformed': { status: 422 },
  'ledger.witness-address-refused': { status: 422 },
  'ledger.witness-already': { status: 409 },
  'ledger.needs-more-than-there-are': { status: 422 },
});
