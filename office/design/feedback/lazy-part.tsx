import {
  type ComponentType,
  createContext,
  type FunctionComponent,
  type ReactNode,
  use,
  useEffect,
  useState,
} from 'react';
import { AppError } from '#core/contract/errors.ts';
import { fetchFailedStyles } from './failed-styles.ts';

/** The code of a part could not be loaded: there is no network, or a new release has taken its place. */
export const partMissing = 'office.part-missing';

/** A part of the screen that is loaded when it is first shown, or before. */
export interface LazyPart<Props extends object> extends FunctionComponent<Props> {
  /** Loads it ahead. Never fails: what could not be loaded now is asked for again when it is shown. */
  preload: () => Promise<void>;
}

/** What stands in the place of the lazy parts next within while they are loaded; nothing unless it is given. */
export const WaitingShape = createContext<ReactNode>(null);

/**
 * A part that is loaded when it is first shown. React's own `lazy` keeps a failure for ever; here the next attempt (the
 * retry of an `ErrorBoundary`, the next opening) loads anew. Shows `office.part-missing` to the boundary around it.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  let Loaded: ComponentType<Props> | undefined;
  let loading: Promise<void> | undefined;
  const loadOnce = (): Promise<void> => {
    loading ??= fetchFailedStyles()
      .then(load)
      .then(
        (part) => {
          Loaded = part;
        },
        () => {
          loading = undefined;
          throw new AppError(partMissing);
        },
      );
    return loading;
  };
  const Part = (props: Props) => {
    const shape = use(WaitingShape);
    const [, setThere] = useState(Loaded !== undefined);
    const [fault, setFault] = useState<unknown>(null);
    useEffect(() => {
      let stands = true;
      loadOnce().then(
        () => stands && setThere(true),
        (error: unknown) => stands && setFault(error),
      );
      return () => {
        stands = false;
      };
    }, []);
    if (fault) throw fault;
    if (!Loaded) return shape;
    return (
      <WaitingShape value={null}>
        <Loaded {...props} />
      </WaitingShape>
    );
  };
  Part.preload = () => loadOnce().catch(() => {});
  return Part;
}
