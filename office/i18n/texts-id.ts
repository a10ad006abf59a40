type Texts = Record<string, string>;

/** Every Indonesian text of the house: the shell, the core and all modules. Loaded as one file. */
export const texts: Texts = Object.assign(
  {},
  ...Object.values(
    import.meta.glob<Texts>(
      ['../locales/id.json', '../../core/**/locales/id.json', '../../modules/*/locales/id.json'],
      {
        eager: true,
        import: 'default',
      },
    ),
  ),
);
