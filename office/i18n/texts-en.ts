type Texts = Record<string, string>;

/** Every English text of the house: the shell, the core and all modules. Loaded as one file. */
export const texts: Texts = Object.assign(
  {},
  ...Object.values(
    import.meta.glob<Texts>(
      ['../locales/en.json', '../../core/**/locales/en.json', '../../modules/*/locales/en.json'],
      {
        eager: true,
        import: 'default',
      },
    ),
  ),
);
