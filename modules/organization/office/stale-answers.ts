/** What a change of the organization makes old: units, posts and people are shown within each other. */
export const organizationAnswers = ['units.', 'posts.', 'people.', 'roles.'] as const;
