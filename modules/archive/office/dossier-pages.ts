/** The pages by their names: a part of its own, so that the first load of the office does not name every file of them. */
export const dossierPages = {
  DossiersPage: async () => (await import('./dossiers/dossiers-page.tsx')).DossiersPage,
  UnfiledPage: async () => (await import('./unfiled/unfiled-page.tsx')).UnfiledPage,
  SearchPage: async () => (await import('./search/search-page.tsx')).SearchPage,
  DossierPage: async () => (await import('./dossier/dossier-page.tsx')).DossierPage,
  RecordPage: async () => (await import('./record/record-page.tsx')).RecordPage,
};
