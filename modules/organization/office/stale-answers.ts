/**
 * What a change of the organization makes old: units, posts and people are shown within each other; and the reader's own
 * session, which names their posts and rights.
 */
export const organizationAnswers = ['units.', 'posts.', 'people.', 'roles.', 'office.session'] as const;
