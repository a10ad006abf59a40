import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { shares } from '../contract/shares.ts';
import { judgeSharing } from './sharing/judge-sharing.ts';
import { downloadShared, openShare } from './sharing/open-share.ts';
import { setPublicity } from './sharing/set-publicity.ts';
import { listShares, shareRecords, withdrawShare } from './sharing/share-records.ts';

/** Links to records for people without an account. */
export const sharingRoutes: readonly Route[] = [
  route(shares.make, shareRecords),
  route(shares.judge, judgeSharing),
  route(shares.list, listShares),
  route(shares.withdraw, withdrawShare),
  route(shares.setPublicity, setPublicity),
  outsideRoute(shares.open, openShare),
  outsideRoute(shares.download, downloadShared),
];
