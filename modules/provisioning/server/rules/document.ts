import type { enterpriseUrn } from '../../contract/schema.ts';

export interface ListedValue {
  value?: string;
  display?: string;
  type?: string;
  primary?: boolean;
}

/** What is kept of a user, in the names of SCIM; nothing empty stands in it. */
export interface UserDocument {
  userName: string;
  externalId?: string;
  name?: {
    formatted?: string;
    familyName?: string;
    givenName?: string;
    middleName?: string;
    honorificPrefix?: string;
    honorificSuffix?: string;
  };
  displayName?: string;
  title?: string;
  userType?: string;
  preferredLanguage?: string;
  emails?: ListedValue[];
  phoneNumbers?: ListedValue[];
  [enterpriseUrn]?: {
    employeeNumber?: string;
    costCenter?: string;
    organization?: string;
    division?: string;
    department?: string;
    manager?: { value?: string; displayName?: string };
  };
}

/** A user as it was told: `active` is undefined where nothing was said of it. */
export interface ToldUser {
  document: UserDocument;
  active: boolean | undefined;
}
