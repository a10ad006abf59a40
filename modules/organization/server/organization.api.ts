export { type ActingOfficial, actingIn } from './acting.queries.ts';
export { actorFrom, actorOf, actsThroughPosts, standingOf } from './actor.queries.ts';
export { addPerson } from './add-person.ts';
export { alterPerson } from './alter-person.ts';
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
  postsHeadedBy,
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
export { directoryPage } from './directory-page.ts';
export {
  type EmployeeEntry,
  employeesByIds,
  employeesByNumbers,
  lockPerson,
  type PersonRow,
} from './people.queries.ts';
export { type PlacedPerson, peopleInService, peopleUnder } from './people-under.queries.ts';
export { type Placement, placementsOf } from './placements.queries.ts';
export { providerIdentityOf } from './provider-identity.ts';
export { readSheet, sheetLimits, tooLarge } from './read-sheet.ts';
export { choice as choiceCell, day as dayCell, text as textCell } from './rules/cell-readers.ts';
export { readEmployeeNumber } from './rules/employee-number.ts';
export { type CellReader, readTable, type Sheet } from './rules/sheet-table.ts';
export {
  type AgencyEntry,
  agencies,
  findPeopleByEmail,
  findPerson,
  findPersonByNip,
  type SignInPerson,
} from './sign-in.queries.ts';
export { appointStandIn, endStandIn, type StandIn } from './stand-in.ts';
export { type LineUnit, unitLine } from './unit-line.queries.ts';
export { currentAgency, rootUnit, unitsInForce } from './units.queries.ts';
