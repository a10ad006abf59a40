import { outsideRoute, type Route, route } from '#core/http/route.ts';
import type { Mailer } from '#core/mail/mailer.ts';
import { sending } from '../../contract/sending.ts';
import { confirmReceipt } from '../usecases/confirm-receipt.ts';
import { handOver } from '../usecases/hand-over.ts';
import { listDeliveries } from '../usecases/list-deliveries.ts';
import { printCopy } from '../usecases/print-copy.ts';
import { receiveLetter } from '../usecases/receive-letter.ts';
import { receivePdf } from '../usecases/receive-pdf.ts';
import { resendLetter } from '../usecases/resend-letter.ts';
import { sendLetter } from '../usecases/send-letter.ts';

/** @param mailer whether there is any is told before a letter is sent */
export const sendingRoutes = (mailer: Pick<Mailer, 'enabled'>): readonly Route[] => [
  route(sending.channels, async () => ({ mail: mailer.enabled })),
  route(sending.send, sendLetter),
  route(sending.deliveries, listDeliveries),
  route(sending.resend, resendLetter),
  route(sending.handOver, handOver),
  outsideRoute(sending.printCopy, printCopy),
  outsideRoute(sending.receive, receiveLetter),
  outsideRoute(sending.receivePdf, receivePdf),
  outsideRoute(sending.confirm, confirmReceipt),
];
