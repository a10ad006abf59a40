type Texts = Record<string, string>;

/** The Indonesian words of the shell, and of the places of all modules. */
export const texts: Texts = Object.assign(
  {},
  ...Object.values(
    import.meta.glob<Texts>(['../locales/id.json', '../../modules/*/locales/id.json'], {
      eager: true,
      import: 'default',
      query: '?part=first',
    }),
  ),
);
