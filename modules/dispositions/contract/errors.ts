import { defineErrors } from '#core/contract/errors.ts';

defineErrors({
  'dispositions.not-addressee': { status: 409 },
  'dispositions.only-downwards': { status: 422 },
  'dispositions.already-given': { status: 409 },
  'dispositions.letter-settled': { status: 409 },
  'dispositions.deadline-past': { status: 422 },
  'dispositions.deadline-beyond-own': { status: 422 },
  'dispositions.unknown-instruction': { status: 422 },
  'dispositions.says-nothing': { status: 422 },
  'dispositions.already-read': { status: 409 },
  'dispositions.open-below': { status: 409 },
  'dispositions.not-now': { status: 409 },
  'dispositions.list-too-long': { status: 422 },
});
