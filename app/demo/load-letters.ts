import { dayIn } from '#core/clock/clock.ts';
import type { PostId } from '#core/contract/ids.ts';
import { dispositions } from '#modules/dispositions/contract/dispositions.ts';
import type { RecipientId } from '#modules/dispositions/contract/terms.ts';
import { acceptReport } from '#modules/dispositions/server/usecases/accept-report.ts';
import { forwardDisposition } from '#modules/dispositions/server/usecases/forward-disposition.ts';
import { giveDisposition } from '#modules/dispositions/server/usecases/give-disposition.ts';
import { markRead } from '#modules/dispositions/server/usecases/mark-read.ts';
import { reportDisposition } from '#modules/dispositions/server/usecases/report-disposition.ts';
import { startDisposition } from '#modules/dispositions/server/usecases/start-disposition.ts';
import { books } from '#modules/letters/contract/books.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { closeLetter } from '#modules/letters/server/usecases/close-letter.ts';
import { openBook } from '#modules/letters/server/usecases/keep-books.ts';
import { receiveMail } from '#modules/letters/server/usecases/receive-mail.ts';
import { registerLetter } from '#modules/letters/server/usecases/register-letter.ts';
import { arunika as story } from './arunika.ts';
import { type LetterLine, letterLines, type Step } from './letter-lines.ts';
import type { DemoAgency } from './load-organization.ts';
import type { Stage } from './stage.ts';
import { daysOf, writeDemoLetter } from './write-demo-letter.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** The agenda books of an agency: one common, and one of the office that the demo lives in. */
async function openBooks(stage: Stage, agency: DemoAgency): Promise<void> {
  const common = agency.units.get('setda') ?? agency.units.get(agency.code)!;
  const own = agency.units.get('kominfo');
  await stage.write(agency.agencyId, agency.zone, async (ctx) => {
    await openBook(
      ctx,
      books.open.input.parse({ unitId: common, name: 'Agenda Surat Masuk', isDefault: true }),
    );
    if (own)
      await openBook(ctx, books.open.input.parse({ unitId: own, name: 'Agenda Surat Masuk Diskominfo' }));
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
  const papers = await Promise.all(letterLines.map((line) => writePaper(line, arunika, now)));
  for (const [at, line] of letterLines.entries()) await playLetter(stage, arunika, line, papers[at]!, now);
}

function writePaper(line: LetterLine, agency: DemoAgency, now: Date): Promise<Buffer> {
  const dates = daysOf(line, agency.zone, atOffice(now, line.daysAgo), now);
  const addressee = story.posts.find(({ key }) => key === line.to)!.name;
  return writeDemoLetter(line, addressee, agency.name, dates);
}

/** The letter comes in as a scan, is registered, and goes its way; the worker reads the scans once it has started. */
async function playLetter(
  stage: Stage,
  agency: DemoAgency,
  line: LetterLine,
  paper: Buffer,
  now: Date,
): Promise<void> {
  const registeredAt = atOffice(now, line.daysAgo);
  const receivedAt = new Date(registeredAt.getTime() - 40 * 60_000);
  const { letterDate, deadline, eventDate } = daysOf(line, agency.zone, registeredAt, now);
  const name = `${line.fields.subject.slice(0, 60)}.pdf`.replace(/[/\\:]/g, '-');
  const fileId = await stage.upload(agency, line.clerk, receivedAt, name, paper);
  const mail = { fileIds: [fileId] };
  const intake = await stage.act(agency, line.clerk, receivedAt, letters.receive, receiveMail, mail);
  const { id } = await stage.act(agency, line.clerk, registeredAt, letters.register, registerLetter, {
    ...line.fields,
    intakeId: intake.id,
    letterDate,
    ...(deadline ? { deadline } : {}),
    ...(eventDate ? { eventDate } : {}),
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
