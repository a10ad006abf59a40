import { z } from 'zod';
import type { Dialect, Refusal } from '#core/contract/dialect.ts';
import { errorUrn } from './schema.ts';

/** Why a request was refused (RFC 7644 §3.12, table 9). */
const scimTypes: Readonly<Record<string, string>> = {
  'provisioning.invalid-filter': 'invalidFilter',
  'provisioning.invalid-path': 'invalidPath',
  'provisioning.invalid-value': 'invalidValue',
  'provisioning.no-target': 'noTarget',
  'provisioning.number-stays': 'mutability',
  'provisioning.read-only': 'mutability',
  'identity.account-exists': 'uniqueness',
  'provisioning.user-name-taken': 'uniqueness',
  'identity.identifier-taken': 'uniqueness',
  'organization.nip-taken': 'uniqueness',
  'organization.nip-invalid': 'invalidValue',
  'identity.no-identifier': 'invalidValue',
};

const ScimError = z.object({
  schemas: z.array(z.string()),
  status: z.string(),
  scimType: z.string().optional(),
  detail: z.string(),
});

/**
 * The way of SCIM 2.0 (RFC 7644). A refusal names fields and the code of the house, by which a help desk finds it, and
 * never what was sent in them.
 */
export const scim: Dialect = {
  name: 'ScimError',
  root: '/scim/v2/',
  mediaType: 'application/scim+json',
  headersOf(answer) {
    const { meta } = (answer ?? {}) as { meta?: { version?: string; location?: string } };
    return {
      ...(meta?.version ? { etag: meta.version } : {}),
      ...(meta?.location ? { location: meta.location } : {}),
    };
  },
  refusal: ScimError,
  refuse(refusal) {
    // SCIM knows no 422.
    const status = refusal.status === 422 ? 400 : refusal.status;
    const scimType = typeOf(refusal);
    return {
      status,
      body: {
        schemas: [errorUrn],
        status: String(status),
        ...(scimType ? { scimType } : {}),
        detail: detailOf(refusal),
      } satisfies z.output<typeof ScimError>,
    };
  },
};

function typeOf({ code, fields }: Refusal): string | undefined {
  if (code !== 'core.invalid-input') return scimTypes[code];
  const isMessage = fields.every(({ path }) => /^($|schemas|Operations)/.test(path));
  return isMessage ? 'invalidSyntax' : 'invalidValue';
}

function detailOf({ title, fields, code, requestId }: Refusal): string {
  const named = fields.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return `${title}${named ? ` ${named}` : ''} (${code}, ${requestId})`;
}
