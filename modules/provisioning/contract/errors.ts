import { defineErrors } from '#core/contract/errors.ts';

defineErrors({
  'provisioning.invalid-filter': { status: 400 },
  'provisioning.invalid-path': { status: 400 },
  'provisioning.invalid-value': { status: 400 },
  'provisioning.no-target': { status: 400 },
  'provisioning.number-stays': { status: 400 },
  'provisioning.read-only': { status: 400 },
  'provisioning.user-name-taken': { status: 409 },
  'provisioning.changed-meanwhile': { status: 412 },
});
