type Texts = Record<string, string>;

/** The words around documents, in Indonesian: they come with the first document that is shown. */
export const texts: Texts = Object.assign(
  {},
  ...Object.values(
    import.meta.glob<Texts>('../locales/id.json', {
      eager: true,
      import: 'default',
      query: '?part=module',
    }),
  ),
);
