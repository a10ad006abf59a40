import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { SentInput } from '#core/contract/operation.ts';
import { callOnce, isUncertain } from '#office/data/call-once.ts';
import { call, newKey } from '#office/data/client.ts';
import { staleByOperation } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { type SigningView, signatures } from '../../contract/signing.ts';
import type { SigningGroup } from './signing-groups.ts';
import { phaseOf, type SigningPhase } from './signing-phase.ts';

export type Secret = SentInput<typeof signatures.sign>['secret'];

/** So often the progress of an act is asked for (ms). */
const pace = 1_000;

/**
 * One act of signing: papers are prepared, looked at, signed; its progress is followed also where no answer came. The
 * secret goes from the field to the server and stands in no state, cache or key on the way.
 */
export function useSigning(group: SigningGroup) {
  const queries = useQueryClient();
  const [phase, setPhase] = useState<SigningPhase>({ at: 'preparing' });
  const begun = useRef(false);
  const stale = () => void staleByOperation(queries, ['outgoing.']);

  const prepare = async (draftIds = group.draftIds): Promise<void> => {
    setPhase({ at: 'preparing' });
    try {
      const view = await callOnce(signatures.prepare, { postId: group.postId, draftIds });
      setPhase({ at: 'looking', view });
      stale();
    } catch (error) {
      setPhase({ at: 'preparing', error });
    }
  };
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void prepare();
  });

  const signingId = phase.at === 'signing' ? phase.view.id : undefined;
  const followed = useOperation(
    signatures.show,
    { signingId: signingId! },
    { enabled: signingId !== undefined, every: pace },
  ).data;
  useEffect(() => {
    if (!followed) return;
    setPhase((before) => {
      if (before.at !== 'signing' || followed.id !== before.view.id) return before;
      if (followed.state === 'prepared') return before;
      return phaseOf(followed);
    });
    if (followed.state === 'done') void staleByOperation(queries, ['outgoing.']);
  }, [followed, queries]);

  const sign = async (secret: Secret): Promise<void> => {
    if (phase.at !== 'looking') return;
    const { view } = phase;
    setPhase({ at: 'signing', view });
    try {
      // Not by `callOnce`, which remembers what was sent: the intent itself is used once.
      const signed = await call(signatures.sign, { signingId: view.id, secret }, { key: newKey() });
      setPhase(phaseOf(signed));
      stale();
    } catch (error) {
      // Nobody knows what became of it: the intent is asked.
      const shown = isUncertain(error) ? await stateOf(view) : view;
      if (shown.state === 'running') return setPhase({ at: 'signing', view: shown });
      setPhase(shown.state === 'done' ? { at: 'done', view: shown } : { at: 'looking', view: shown, error });
      stale();
    }
  };
  return { phase, prepare, sign };
}

async function stateOf(view: SigningView): Promise<SigningView> {
  return call(signatures.show, { signingId: view.id }).catch(() => view);
}
