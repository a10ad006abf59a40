/**
 * Lets an API key act through the posts of its person: read what those posts may read, see their inboxes, register and
 * give for them. No right of a role: a person at a screen always acts through their posts. Text: `permissions.posts.act`.
 */
export const actThroughPosts = 'posts.act';
