type Texts = Record<string, string>;

/** The English words of the shell, and of the places of all modules. */
export const texts: Texts = Object.assign(
  {},
  ...Object.values(
    import.meta.glob<Texts>(['../locales/en.json', '../../modules/*/locales/en.json'], {
      eager: true,
      import: 'default',
      query: '?part=first',
    }),
  ),
);
