import type { ChainSettings } from '../chain/anchor-contract.ts';
import type { OwnerHand, Watched } from './rows/watched.ts';
import type { TileStore } from './store/tile-store.ts';

/** What the house builds for this module. */
export interface LedgerSettings {
  /** Where the logs are published. */
  tiles: TileStore;
  /** Rows of modules that are held against the logs. */
  watched: readonly Watched[];
  /** Every stored object is read again within so many days. */
  fixityDays: number;
  /** A time-stamp authority that stamps checkpoints (RFC 3161). */
  clockUrl?: string | undefined;
  /** A contract on a chain that keeps a root every hour. */
  chain?: Omit<ChainSettings, 'plainHosts'> | undefined;
  /** Acts as the owner of the tables for tamper drills; only in installations where those are held. */
  ownerHand?: OwnerHand | undefined;
}
