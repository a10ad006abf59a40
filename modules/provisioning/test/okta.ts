/**
 * What Okta sends, by its documentation: developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20 (requests), in the
 * order of its suite "Okta SCIM 2.0 CRUD" (developer.okta.com/docs/guides/scim-provisioning-integration-test).
 */
export const oktaQueries = {
  exists: '/Users?filter=userName%20eq%20%22test.user%40okta.local%22&startIndex=1&count=100',
  page: (startIndex: number) => `/Users?startIndex=${startIndex}&count=100`,
};

export const oktaUser = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'test.user@okta.local',
  name: { givenName: 'Test', familyName: 'User' },
  emails: [{ primary: true, value: 'test.user@okta.local', type: 'work' }],
  displayName: 'Test User',
  locale: 'en-US',
  externalId: '00ujl29u0le5T6Aj10h7',
  groups: [],
  password: '1mz050nq',
  active: true,
};

/** Okta reads the user, changes what was changed there and puts the whole back. */
export const oktaReplacement = (id: string) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  id,
  userName: 'test.user@okta.local',
  name: { givenName: 'Another', middleName: 'Excited', familyName: 'User' },
  emails: [{ primary: true, value: 'test.user@okta.local', type: 'work', display: 'test.user@okta.local' }],
  active: true,
  groups: [],
  meta: { resourceType: 'User' },
});

export const oktaChange = (active: boolean) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [{ op: 'replace', value: { active } }],
});
