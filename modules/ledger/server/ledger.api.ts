// What other modules and the program may ask of this one.
export type { Finding } from './check/findings.ts';
export { type FsckReport, fsck } from './check/fsck.ts';
export { askWitnessHeads } from './check/witness-heads.ts';
export { markDrillGround } from './drills/drills.writes.ts';
export { keepLedger } from './keep-ledger.ts';
export { changeKey } from './keys/change-key.ts';
export { LedgerRefusal } from './ledger-refusal.ts';
export { logHeads } from './logs.queries.ts';
export { mountTiles } from './mount-tiles.ts';
export { askNow } from './policy/ask-now.ts';
export { admitWitness, decideQuorum, dismissWitness } from './policy/decide-witnesses.ts';
export { presentWitnesses } from './policy/present-witnesses.ts';
export { isProven } from './prove/is-proven.ts';
export { continueLog } from './restore/continue-log.ts';
export { importLeaves } from './restore/import-leaves.ts';
export { publishedSize } from './restore/published-size.ts';
export type {
  DrillChoice,
  DrillTarget,
  Ending,
  Facts,
  OwnerHand,
  Settled,
  SettlingEvent,
  Watched,
} from './rows/watched.ts';
export { bucketTiles } from './store/bucket-tiles.ts';
export { folderTiles } from './store/folder-tiles.ts';
export { TileMissing, type TileStore } from './store/tile-store.ts';
