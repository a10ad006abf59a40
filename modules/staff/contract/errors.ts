import { defineErrors } from '#core/contract/errors.ts';

defineErrors({
  'staff.own-file': { status: 403 },
  'staff.last-day-before-first': { status: 422 },
  'staff.last-day-needed': { status: 422 },
  'staff.decree-incomplete': { status: 422 },
  'staff.grade-of-other-employment': { status: 422 },
  'staff.level-not-of-position': { status: 422 },
  'staff.entry-replaced': { status: 409 },
  'staff.other-kind': { status: 422 },
  'staff.act-not-open': { status: 409 },
  'staff.act-not-yours': { status: 403 },
  'staff.reason-needed': { status: 422 },
  'staff.no-proof': { status: 404 },
  'staff.too-many-rows': { status: 422 },
  'staff.row-unknown-number': { status: 422 },
  'staff.row-not-such-number': { status: 422 },
  'staff.row-private': { status: 422 },
  'staff.row-twice': { status: 422 },
  'staff.siasn-off': { status: 404 },
  'staff.no-number': { status: 409 },
});
