import { v7 } from 'uuid';
import { z } from 'zod';

/** A UUID of one kind of thing: a letter's id cannot be passed where a post's id is asked for. */
export type Id<Kind extends string> = string & { readonly __kind: Kind };

const uuid = z.uuid();

/** The schema of a branded id. */
export function idOf<Kind extends string>(kind: Kind): z.ZodType<Id<Kind>, string> {
  return uuid.meta({ title: `${kind} id` }) as unknown as z.ZodType<Id<Kind>, string>;
}

/** A new UUIDv7 (RFC 9562): sorts by time of making. */
export function newId<Kind extends string>(): Id<Kind> {
  return v7() as Id<Kind>;
}

export type AgencyId = Id<'Agency'>;
export type PersonId = Id<'Person'>;
export type PostId = Id<'Post'>;
export type UnitId = Id<'Unit'>;
export type SessionId = Id<'Session'>;
export type FileId = Id<'File'>;
export type EventId = Id<'Event'>;

export const AgencyId = idOf('Agency');
export const PersonId = idOf('Person');
export const PostId = idOf('Post');
export const UnitId = idOf('Unit');
export const SessionId = idOf('Session');
export const FileId = idOf('File');
export const EventId = idOf('Event');
