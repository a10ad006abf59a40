export { actorFrom, actorOf, actsThroughPosts, standingOf } from './actor.queries.ts';
export { type ChainPost, chainOfCommand } from './chain.queries.ts';
export {
  type PostHolder,
  type PostSearch,
  type PostView,
  peopleByIds,
  placedPeople,
  postPlaces,
  postsBelow,
  postsByIds,
  postsEntitled,
  postsEntitledAnywhere,
  postsHeldBy,
  postsHolding,
  postsInForce,
  type Recipient,
  recipientsOf,
  searchPosts,
  superiorOf,
  unitNames,
  unitPath,
  unitPaths,
  unitsUnder,
} from './directory.queries.ts';
export { type Placement, placementsOf } from './placements.queries.ts';
export { providerIdentityOf } from './provider-identity.ts';
export { readSheet, sheetLimits, tooLarge } from './read-sheet.ts';
export { choice as choiceCell, day as dayCell, text as textCell } from './rules/cell-readers.ts';
export { readTable, type Sheet } from './rules/sheet-table.ts';
export {
  type AgencyEntry,
  agencies,
  findPeopleByEmail,
  findPerson,
  findPersonByNip,
  type SignInPerson,
} from './sign-in.queries.ts';
export { type LineUnit, unitLine } from './unit-line.queries.ts';
export { currentAgency, rootUnit, unitsInForce } from './units.queries.ts';
