import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { disposal } from '../contract/disposal.ts';
import { disposalCounters } from '../contract/disposal-counters.ts';
import { countDisposals } from './disposal/count-disposals.ts';
import {
  appraiseItem,
  cancelDisposal,
  considerDisposal,
  openDisposalReport,
  readApproval,
  recordApproval,
  signDisposalReport,
  stipulateDisposal,
  witnessDisposal,
} from './disposal/decide-on-list.ts';
import { setDisposalOffice, showDisposalOffice } from './disposal/disposal-office.ts';
import { executeDisposal } from './disposal/execute-disposal.ts';
import {
  listDisposalCandidates,
  listDisposalItems,
  listDisposals,
  listStubs,
} from './disposal/list-disposals.ts';
import {
  addDisposalItems,
  closeDisposalList,
  dropDisposalItem,
  dropUndueItems,
  nameDisposalPanel,
  startDisposal,
} from './disposal/prepare-list.ts';
import { printDisposalReport } from './disposal/print-disposal-report.ts';
import { showDisposal } from './disposal/show-disposal.ts';

export const disposalRoutes: readonly Route[] = [
  route(disposal.showOffice, showDisposalOffice),
  route(disposal.setOffice, setDisposalOffice),
  route(disposal.candidates, listDisposalCandidates),
  route(disposal.start, startDisposal),
  route(disposal.list, listDisposals),
  route(disposalCounters, countDisposals),
  route(disposal.show, showDisposal),
  route(disposal.items, listDisposalItems),
  route(disposal.namePanel, nameDisposalPanel),
  route(disposal.addItems, addDisposalItems),
  route(disposal.dropItem, dropDisposalItem),
  route(disposal.dropOuts, dropUndueItems),
  route(disposal.close, closeDisposalList),
  route(disposal.appraise, appraiseItem),
  route(disposal.consider, considerDisposal),
  route(disposal.approve, recordApproval),
  route(disposal.approvalFile, readApproval),
  route(disposal.stipulate, stipulateDisposal),
  route(disposal.witness, witnessDisposal),
  route(disposal.openReport, openDisposalReport),
  route(disposal.execute, executeDisposal),
  route(disposal.signReport, signDisposalReport),
  route(disposal.cancel, cancelDisposal),
  outsideRoute(disposal.printReport, printDisposalReport),
  route(disposal.stubs, listStubs),
];
