import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { authorities } from '../contract/authorities.ts';
import { certificates } from '../contract/certificates.ts';
import { settings } from '../contract/settings.ts';
import { authorityCertificate } from './usecases/authority-certificate.ts';
import { believeAuthority } from './usecases/believe-authority.ts';
import { changePassphrase } from './usecases/change-passphrase.ts';
import { changeSettings } from './usecases/change-settings.ts';
import { doubtAuthority } from './usecases/doubt-authority.ts';
import { enrolCertificate } from './usecases/enrol-certificate.ts';
import { listCertificates } from './usecases/list-certificates.ts';
import { listOwnCertificates } from './usecases/list-own-certificates.ts';
import { revocationList } from './usecases/revocation-list.ts';
import { revokeCertificate } from './usecases/revoke-certificate.ts';
import { revokeOwnCertificate } from './usecases/revoke-own-certificate.ts';
import { showSettings } from './usecases/show-settings.ts';
import { testConnection } from './usecases/test-connection.ts';

/** Every operation of the module; what makes keys, opens them or asks outside holds no transaction. */
export const routes: readonly Route[] = [
  outsideRoute(certificates.listOwn, listOwnCertificates),
  outsideRoute(certificates.enrol, enrolCertificate),
  outsideRoute(certificates.changePassphrase, changePassphrase),
  route(certificates.revokeOwn, revokeOwnCertificate),
  route(certificates.revoke, revokeCertificate),
  route(certificates.list, listCertificates),

  route(settings.show, showSettings),
  route(settings.change, changeSettings),
  outsideRoute(settings.test, testConnection),
  route(settings.believe, believeAuthority),
  route(settings.doubt, doubtAuthority),

  route(authorities.certificate, authorityCertificate),
  route(authorities.revocationList, revocationList),
];
