type Texts = Record<string, string>;

/** What can go wrong, in English, by stable code. */
export const texts: Texts = Object.assign(
  {},
  ...Object.values(
    import.meta.glob<Texts>(['../../core/**/locales/en.json', '../../modules/*/locales/en.json'], {
      eager: true,
      import: 'default',
      query: '?part=faults',
    }),
  ),
);
