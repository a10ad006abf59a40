/**
 * What Microsoft Entra ID sends, by its documentation: learn.microsoft.com/entra/identity/app-provisioning/
 * use-scim-to-provision-users-and-groups (requests) and …/application-provisioning-config-problem-scim-compatibility (how it
 * wrote truth values and removals before the flag `aadOptscim062020`, as applications of then still do). The order is that
 * of the tests of scimvalidator.microsoft.com. Names of people are ours.
 */
const patch = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

export const entraUser = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
  externalId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
  userName: 'Test_User_00aa00aa-bb11-cc22-dd33-44ee44ee44ee',
  active: true,
  emails: [
    {
      primary: true,
      type: 'work',
      value: 'Test_User_11bb11bb-cc22-dd33-ee44-55ff55ff55ff@testuser.com',
    },
  ],
  meta: { resourceType: 'User' },
  name: { formatted: 'givenName familyName', familyName: 'familyName', givenName: 'givenName' },
  roles: [],
};

export const entraQueries = {
  connection: '/Users?filter=userName%20eq%20%22non-existent%20user%22',
  byName: (name: string) => `/Users?filter=userName+eq+${encodeURIComponent(`"${name}"`)}`,
  byMail: (mail: string) =>
    `/Users?filter=${encodeURIComponent(`emails[type eq "work"].value eq "${mail}"`)}`,
  byExternalId: (id: string) => `/Users?filter=${encodeURIComponent(`externalId eq "${id}"`)}`,
  groups: '/Groups?excludedAttributes=members&filter=displayName%20eq%20%22displayName%22',
};

export const entraChanges = {
  severalValues: {
    schemas: [patch],
    Operations: [
      { op: 'Replace', path: 'emails[type eq "work"].value', value: 'updatedEmail@microsoft.com' },
      { op: 'Replace', path: 'name.familyName', value: 'updatedFamilyName' },
    ],
  },
  userName: {
    schemas: [patch],
    Operations: [
      { op: 'Replace', path: 'userName', value: '5b50642d-79fc-4410-9e90-4c077cdd1a59@testuser.com' },
    ],
  },
  disable: { schemas: [patch], Operations: [{ op: 'Replace', path: 'active', value: false }] },
  disableByWord: { schemas: [patch], Operations: [{ op: 'Replace', path: 'active', value: 'False' }] },
  enableByWord: { schemas: [patch], Operations: [{ op: 'Add', path: 'active', value: 'True' }] },
  addWithoutPath: {
    schemas: [patch],
    Operations: [
      {
        op: 'Add',
        value: {
          displayName: 'Sari Wulandari',
          'name.givenName': 'Sari',
          'phoneNumbers[type eq "mobile"].value': '+62 812 3456 7890',
          [`${enterprise}:department`]: 'Dinas Kominfo',
          [`${enterprise}:manager`]: '2441309d85324e7793ae',
          'addresses[type eq "work"].formatted': 'Jl. Merdeka 1',
        },
      },
    ],
  },
  removeByValue: {
    schemas: [patch],
    Operations: [{ op: 'Remove', path: 'phoneNumbers', value: [{ $ref: null, value: '+62 812 3456 7890' }] }],
  },
};
