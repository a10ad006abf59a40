// Generated from the database by bin/generate-tables.ts; not edited by hand.
import type { ColumnType, Generated } from 'kysely';

export interface ProvisioningTables {
  'provisioning.account': {
    agency_id: string;
    id: string;
    person_id: string;
    document: ColumnType<unknown, string, string>;
    user_name: Generated<string>;
    external_id: Generated<string | null>;
    active: boolean;
    created_at: Date;
    changed_at: Date;
    version: Generated<number>;
    removed_at: Date | null;
  };
}
