import type { FailingOffice } from './failing-office.ts';

/** A fault put into the database of a test, as statements of its owner; the program itself stays as it is. */
export interface PlantedFault {
  plant: string[];
  remove: string[];
}

/** Ends the connections of the program: settings of the database reach new ones only. */
const renewConnections = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename like 'pendopo%'`;

/** Commits are acknowledged before they are on the disk; the log is flushed late, so that a kill shows it. */
export const commitWithoutWaiting: PlantedFault = {
  plant: [
    `do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$`,
    `alter system set wal_writer_delay = '10s'`,
    'select pg_reload_conf()',
    renewConnections,
  ],
  remove: [
    `do $$ begin execute format('alter database %I reset synchronous_commit', current_database()); end $$`,
    'alter system reset wal_writer_delay',
    'select pg_reload_conf()',
    renewConnections,
  ],
};

/** Numbers come from a sequence, which does not take back what a rolled-back transaction or a crash has used. */
export const numbersFromSequence: PlantedFault = {
  plant: [
    'create sequence public.planted_numbers',
    `create function public.planted_number() returns trigger language plpgsql security definer as $$
     begin
       new.agenda_number := nextval('public.planted_numbers');
       return new;
     end $$`,
    'create trigger planted_number before insert on letters.letter for each row execute function public.planted_number()',
  ],
  remove: [
    'drop trigger planted_number on letters.letter',
    'drop function public.planted_number()',
    'drop sequence public.planted_numbers',
  ],
};

/** Numbers of outgoing letters go on from where they were, whatever year or group a letter counts in. */
export const letterNumbersFromSequence: PlantedFault = {
  plant: [
    'create sequence public.planted_letter_numbers',
    `create function public.planted_letter_number() returns trigger language plpgsql security definer as $$
     begin
       new.last_number := nextval('public.planted_letter_numbers');
       return new;
     end $$`,
    'create trigger planted_letter_number before insert on outgoing.counter for each row execute function public.planted_letter_number()',
  ],
  remove: [
    'drop trigger planted_letter_number on outgoing.counter',
    'drop function public.planted_letter_number()',
    'drop sequence public.planted_letter_numbers',
  ],
};

/** A counter of outgoing letters passes over every second number. */
export const countersThatSkip: PlantedFault = {
  plant: [
    `create function public.planted_skip() returns trigger language plpgsql as $$
     begin
       new.last_number := old.last_number + 2;
       return new;
     end $$`,
    'create trigger planted_skip before update on outgoing.counter for each row execute function public.planted_skip()',
  ],
  remove: ['drop trigger planted_skip on outgoing.counter', 'drop function public.planted_skip()'],
};

/** A signature is kept, but the step that it settles is not. */
export const stepsThatStayOpen: PlantedFault = {
  plant: [
    `create function public.planted_open_step() returns trigger language plpgsql as 'begin return null; end'`,
    'create trigger planted_open_step before update on outgoing.step for each row execute function public.planted_open_step()',
  ],
  remove: ['drop trigger planted_open_step on outgoing.step', 'drop function public.planted_open_step()'],
};

/** A time stamp is told as added, but the edition that bears it is not kept. */
export const editionsThatVanish: PlantedFault = {
  plant: [
    `create function public.planted_vanishing() returns trigger language plpgsql as 'begin return null; end'`,
    'create trigger planted_vanishing before insert on outgoing.edition for each row execute function public.planted_vanishing()',
  ],
  remove: ['drop trigger planted_vanishing on outgoing.edition', 'drop function public.planted_vanishing()'],
};

/** A check-in is written down once more under an id that the server made. */
export const checkInsTwice: PlantedFault = {
  plant: [
    `create function public.planted_twice() returns trigger language plpgsql as $$
     begin
       insert into attendance.check_in
         select (jsonb_populate_record(new, jsonb_build_object('id', gen_random_uuid()))).*;
       return null;
     end $$`,
    'create trigger planted_twice after insert on attendance.check_in for each row when (pg_trigger_depth() = 0) execute function public.planted_twice()',
  ],
  remove: ['drop trigger planted_twice on attendance.check_in', 'drop function public.planted_twice()'],
};

/** A check-in is kept, and where it was made is not. */
export const pointsThatVanish: PlantedFault = {
  plant: [
    `create function public.planted_nowhere() returns trigger language plpgsql as 'begin return null; end'`,
    'create trigger planted_nowhere before insert on attendance.point for each row execute function public.planted_nowhere()',
  ],
  remove: ['drop trigger planted_nowhere on attendance.point', 'drop function public.planted_nowhere()'],
};

/** What was answered is forgotten at once: a repeated key finds nothing. */
export const noIdempotency: PlantedFault = {
  plant: [
    `create function public.planted_oblivion() returns trigger language plpgsql as 'begin return null; end'`,
    'create trigger planted_oblivion before insert on core.idempotency for each row execute function public.planted_oblivion()',
  ],
  remove: ['drop trigger planted_oblivion on core.idempotency', 'drop function public.planted_oblivion()'],
};

/** A record is kept, and the document that it came from is not marked with it: what a crash between the two would leave. */
export const itemsThatStayOpen: PlantedFault = {
  plant: [
    `create function public.planted_open() returns trigger language plpgsql as $$
     begin
       if new.state = 'filed' and new.position % 7 = 0 then
         new.state := 'waiting';
         new.record_id := null;
       end if;
       return new;
     end $$`,
    'create trigger planted_open before update on archive.ingest_item for each row execute function public.planted_open()',
  ],
  remove: ['drop trigger planted_open on archive.ingest_item', 'drop function public.planted_open()'],
};

/** Runs `work` while the fault is in place. */
export async function withFault<T>(
  { owner }: Pick<FailingOffice, 'owner'>,
  fault: PlantedFault,
  work: () => Promise<T>,
): Promise<T> {
  for (const statement of fault.plant) await owner(statement);
  try {
    return await work();
  } finally {
    for (const statement of fault.remove) await owner(statement);
  }
}
