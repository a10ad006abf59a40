import { type Route, route } from '#core/http/route.ts';
import { siasn } from '../../contract/siasn.ts';
import { readSiasnPrivate, showSiasnFetch } from './show-siasn-fetch.ts';
import type { SiasnSettings } from './siasn-settings.ts';
import { startSiasnFetch } from './start-siasn-fetch.ts';

export function siasnRoutes(settings: SiasnSettings | null): readonly Route[] {
  return [
    route(siasn.start, startSiasnFetch(settings)),
    route(siasn.show, showSiasnFetch(settings)),
    route(siasn.readPrivate, readSiasnPrivate),
  ];
}
