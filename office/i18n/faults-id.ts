type Texts = Record<string, string>;

/** What can go wrong, in Indonesian, by stable code. */
export const texts: Texts = Object.assign(
  {},
  ...Object.values(
    import.meta.glob<Texts>(['../../core/**/locales/id.json', '../../modules/*/locales/id.json'], {
      eager: true,
      import: 'default',
      query: '?part=faults',
    }),
  ),
);
