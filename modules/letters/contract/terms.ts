import { z } from 'zod';
import { idOf } from '#core/contract/ids.ts';

export const LetterId = idOf('Letter');
export type LetterId = z.output<typeof LetterId>;
export const IntakeId = idOf('Intake');
export type IntakeId = z.output<typeof IntakeId>;
export const DocumentId = idOf('Document');
export type DocumentId = z.output<typeof DocumentId>;
export const BookId = idOf('Book');
export type BookId = z.output<typeof BookId>;

/** Klasifikasi keamanan: sangat rahasia, rahasia, terbatas, biasa (BKN Perban 17/2020 Ps. 5). */
export const securityClasses = ['SR', 'R', 'T', 'B'] as const;
export const SecurityClass = z.enum(securityClasses);
export type SecurityClass = z.output<typeof SecurityClass>;

/** Derajat: sangat segera, segera, biasa (Permenristekdikti 20/2015 Ps. 25). */
export const urgencies = ['sangat-segera', 'segera', 'biasa'] as const;
export const Urgency = z.enum(urgencies);
export type Urgency = z.output<typeof Urgency>;

/** How mail comes in; `pendopo` from a desk or an agency of this installation, which no clerk enters. */
export const channels = ['upload', 'camera', 'folder', 'email', 'api', 'paper', 'pendopo'] as const;
export const Channel = z.enum(channels);
export type Channel = z.output<typeof Channel>;
export const EnteredChannel = Channel.exclude(['pendopo']);
export type EnteredChannel = z.output<typeof EnteredChannel>;

/** Where a registered letter stands. */
export const stages = ['registered', 'disposed', 'in-progress', 'closed', 'cancelled'] as const;
export const Stage = z.enum(stages);
export type Stage = z.output<typeof Stage>;

/** What a letter does with an earlier one: membalas, menindaklanjuti, melengkapi, mengubah, membatalkan, merujuk. */
export const linkKinds = ['replies', 'follows-up', 'completes', 'amends', 'cancels', 'refers-to'] as const;
export const LinkKind = z.enum(linkKinds);
export type LinkKind = z.output<typeof LinkKind>;

/** True for the classes whose readers are named: R and SR read by them alone, T by them besides its unit. */
export function hasReaders(securityClass: SecurityClass): boolean {
  return securityClass !== 'B';
}

/** True for the classes that only named posts may read. */
export function isConfidential(securityClass: SecurityClass): boolean {
  return securityClass === 'SR' || securityClass === 'R';
}
