import { dayIn } from '#core/clock/clock.ts';
import { newId, type PostId } from '#core/contract/ids.ts';
import { dispositions } from '#modules/dispositions/contract/dispositions.ts';
import type { RecipientId } from '#modules/dispositions/contract/terms.ts';
import { acceptReport } from '#modules/dispositions/server/usecases/accept-report.ts';
import { forwardDisposition } from '#modules/dispositions/server/usecases/forward-disposition.ts';
import { giveDisposition } from '#modules/dispositions/server/usecases/give-disposition.ts';
import { markRead } from '#modules/dispositions/server/usecases/mark-read.ts';
import { reportDisposition } from '#modules/dispositions/server/usecases/report-disposition.ts';
import { startDisposition } from '#modules/dispositions/server/usecases/start-disposition.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { closeLetter } from '#modules/letters/server/usecases/close-letter.ts';
import { registerLetter } from '#modules/letters/server/usecases/register-letter.ts';
import { type LetterLine, letterLines, type Step } from './letter-lines.ts';
import type { DemoAgency } from './load-organization.ts';
import type { Stage } from './stage.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** The agenda books of an agency: one common, and one of the office that the demo lives in. */
async function openBooks(stage: Stage, agency: DemoAgency): Promise<void> {
  const common = agency.units.get('setda') ?? agency.units.get(agency.code)!;
  const own = agency.units.get('kominfo');
  await stage.write(agency.agencyId, agency.zone, async ({ tx }) => {
    const add =
      'insert into letters.book (agency_id, id, unit_id, name, is_default) values ($1, $2, $3, $4, $5)';
    await tx.rows(add, [agency.agencyId, newId(), common, 'Agenda Surat Masuk', true]);
    if (own) await tx.rows(add, [agency.agencyId, newId(), own, 'Agenda Surat Masuk Diskominfo', false]);
  });
}

/** Plays the letters of the demo, oldest first, every step through its use case at its time. */
export async function loadDemoLetters(
  stage: Stage,
  agencies: readonly DemoAgency[],
  now: Date,
): Promise<void> {
  for (const agency of agencies) await openBooks(stage, agency);
  const arunika = agencies[0]!;
  for (const line of letterLines) await playLetter(stage, arunika, line, now);
}

async function playLetter(stage: Stage, agency: DemoAgency, line: LetterLine, now: Date): Promise<void> {
  const registeredAt = atOffice(now, line.daysAgo);
  const dayOf = (instant: number) => dayIn(agency.zone, new Date(instant));
  const { id } = await stage.act(agency, line.clerk, registeredAt, letters.register, registerLetter, {
    ...line.fields,
    channel: 'paper',
    receivedAt: new Date(registeredAt.getTime() - 40 * 60_000).toISOString(),
    letterDate: dayOf(registeredAt.getTime() - line.writtenBefore * day),
    ...(line.dueIn === undefined ? {} : { deadline: dayOf(now.getTime() + line.dueIn * day) }),
    ...(line.eventIn === undefined ? {} : { eventDate: dayOf(now.getTime() + line.eventIn * day) }),
    addressees: [agency.posts.get(line.to)!],
  });
  const desks = new Map<string, RecipientId>();
  for (const step of line.steps) {
    const at = new Date(Math.min(registeredAt.getTime() + step.after * hour, now.getTime() - 60_000));
    await playStep({ stage, agency, letterId: id, addressee: line.to, desks }, step, at);
  }
}

interface Play {
  stage: Stage;
  agency: DemoAgency;
  letterId: LetterId;
  addressee: string;
  /** Desks of this letter by the post's key. */
  desks: Map<string, RecipientId>;
}

async function playStep(play: Play, step: Step, at: Date): Promise<void> {
  const { stage, agency, letterId, desks } = play;
  const desk = { recipientId: desks.get(step.by)! };
  if ('gives' in step) return give(play, step, at);
  if ('reads' in step) await stage.act(agency, step.by, at, dispositions.markRead, markRead, desk);
  else if ('starts' in step) await stage.act(agency, step.by, at, dispositions.start, startDisposition, desk);
  else if ('reports' in step)
    await stage.act(agency, step.by, at, dispositions.report, reportDisposition, {
      ...desk,
      text: step.reports,
    });
  else if ('accepts' in step)
    await stage.act(agency, step.by, at, dispositions.accept, acceptReport, {
      recipientId: desks.get(step.accepts)!,
    });
  else
    await stage.act(agency, step.by, at, letters.close, closeLetter, {
      letterId,
      postId: agency.posts.get(step.by)!,
      note: step.closes,
    });
}

async function give(
  { stage, agency, letterId, addressee, desks }: Play,
  step: Extract<Step, { gives: string[] }>,
  at: Date,
): Promise<void> {
  const recipients: PostId[] = step.gives.map((key) => agency.posts.get(key)!);
  const deadline =
    step.days === undefined ? null : dayIn(agency.zone, new Date(at.getTime() + step.days * day));
  const fields = { recipients, instructions: step.instructions, note: step.note ?? '', deadline };
  const given =
    step.by === addressee
      ? await stage.act(agency, step.by, at, dispositions.give, giveDisposition, {
          letterId,
          postId: agency.posts.get(step.by)!,
          ...fields,
        })
      : await stage.act(agency, step.by, at, dispositions.forward, forwardDisposition, {
          recipientId: desks.get(step.by)!,
          ...fields,
        });
  for (const desk of given.recipients) {
    const key = step.gives.find((one) => agency.posts.get(one) === desk.post.id);
    if (key) desks.set(key, desk.id);
  }
}

/** A quarter past eight in the morning so many days ago, but never in the future. */
function atOffice(now: Date, daysAgo: number): Date {
  const morning = new Date(now.getTime() - daysAgo * day);
  morning.setUTCHours(1, 15, 0, 0);
  return new Date(Math.min(morning.getTime(), now.getTime() - 2 * hour));
}
