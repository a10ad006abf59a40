/** The pages by their names: a part of its own, so that the first load of the office does not name every file of them. */
export const disposalPages = {
  ClassificationPage: async () =>
    (await import('./classification/classification-page.tsx')).ClassificationPage,
  VersionsPage: async () => (await import('./classification/versions-page.tsx')).VersionsPage,
  ImportPage: async () => (await import('./classification/import-page.tsx')).ImportPage,
  AccessPage: async () => (await import('./classification/access-page.tsx')).AccessPage,
  DisposalsPage: async () => (await import('./disposal/disposals-page.tsx')).DisposalsPage,
  CandidatesPage: async () => (await import('./disposal/candidates-page.tsx')).CandidatesPage,
  StubsPage: async () => (await import('./disposal/stubs-page.tsx')).StubsPage,
  BagPage: async () => (await import('./handover/bag-page.tsx')).BagPage,
  DisposalSettingsPage: async () => (await import('./disposal/settings-page.tsx')).DisposalSettingsPage,
  DisposalListPage: async () => (await import('./disposal/list-page.tsx')).DisposalListPage,
  RegistersPage: async () => (await import('./registers/registers-page.tsx')).RegistersPage,
  PlacesPage: async () => (await import('./places/places-page.tsx')).PlacesPage,
  LoansPage: async () => (await import('./loans/loans-page.tsx')).LoansPage,
};
