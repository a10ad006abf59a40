import type { Subscriber } from '#core/events/subscriber.ts';
import type { Job } from '#core/jobs/job.ts';
import type { Mailer } from '#core/mail/mailer.ts';
import { deliverInside } from '../jobs/deliver-inside.ts';
import { endAmended } from '../jobs/end-amended.ts';
import { giveUpDelivery } from '../jobs/give-up-delivery.ts';
import { linkArrivals } from '../jobs/link-arrivals.ts';
import { mailLetter } from '../jobs/mail-letter.ts';
import { offerToAgency } from '../jobs/offer-to-agency.ts';
import { recordArrival } from '../jobs/record-arrival.ts';
import { takeInFromAgency } from '../jobs/take-in-from-agency.ts';
import { tellAnswered } from '../jobs/tell-answered.ts';
import { reportDiscarding, reportOpening, reportRegistration } from '../subscribers/follow-arrival.ts';

/** The work that follows the sending of a letter. */
export function sendingJobs(mailer: Mailer): readonly Job[] {
  return [
    deliverInside,
    endAmended,
    tellAnswered,
    offerToAgency,
    takeInFromAgency,
    recordArrival,
    linkArrivals,
    mailLetter(mailer),
    giveUpDelivery,
  ];
}

export const sendingSubscribers: readonly Subscriber[] = [
  reportRegistration,
  reportDiscarding,
  reportOpening,
];
