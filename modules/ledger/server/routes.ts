import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { anchors } from '../contract/anchors.ts';
import { drills } from '../contract/drills.ts';
import { fixity } from '../contract/fixity.ts';
import { ledger } from '../contract/ledger.ts';
import { witnesses } from '../contract/witnesses.ts';
import type { LedgerSettings } from './ledger-settings.ts';
import { addWitness } from './usecases/add-witness.ts';
import { askWitness } from './usecases/ask-witness.ts';
import { beginDrill } from './usecases/begin-drill.ts';
import { changeWitness } from './usecases/change-witness.ts';
import { decideQuorum } from './usecases/decide-quorum.ts';
import { endDrill } from './usecases/end-drill.ts';
import { fetchAnchor } from './usecases/fetch-anchor.ts';
import { listAnchors } from './usecases/list-anchors.ts';
import { listCheckpoints } from './usecases/list-checkpoints.ts';
import { listEntries } from './usecases/list-entries.ts';
import { listWitnesses } from './usecases/list-witnesses.ts';
import { proveEvent } from './usecases/prove-event.ts';
import { proveFile } from './usecases/prove-file.ts';
import { removeWitness } from './usecases/remove-witness.ts';
import { showCheckpoint } from './usecases/show-checkpoint.ts';
import { showDrill } from './usecases/show-drill.ts';
import { showFixity } from './usecases/show-fixity.ts';
import { showPolicy } from './usecases/show-policy.ts';
import { showState } from './usecases/show-state.ts';

/** Every operation of the module. */
export const ledgerRoutes = (settings: LedgerSettings): readonly Route[] => [
  route(ledger.state, showState(settings)),
  route(ledger.checkpoints, listCheckpoints),
  route(ledger.checkpoint, showCheckpoint),
  route(ledger.entries, listEntries),
  outsideRoute(ledger.proof, proveEvent(settings)),
  outsideRoute(ledger.fileProof, proveFile(settings)),
  outsideRoute(ledger.policy, showPolicy),
  route(witnesses.list, listWitnesses),
  route(witnesses.add, addWitness),
  route(witnesses.change, changeWitness),
  outsideRoute(witnesses.ask, askWitness(settings)),
  route(witnesses.remove, removeWitness),
  route(witnesses.decide, decideQuorum),
  route(anchors.list, listAnchors(settings)),
  route(anchors.token, fetchAnchor),
  route(fixity.show, showFixity(settings)),
  route(drills.show, showDrill(settings)),
  outsideRoute(drills.begin, beginDrill(settings)),
  outsideRoute(drills.end, endDrill(settings)),
];
