import { type AgencyId, newId, type PersonId, type PostId, type UnitId } from '#core/contract/ids.ts';
import { declaredPermissions } from '#core/contract/permission.ts';
import type { TxContext } from '#core/session/context.ts';
import type { RoleId } from '#modules/organization/contract/shapes.ts';
import { appointHolder } from '#modules/organization/server/usecases/appoint-holder.ts';
import { assignPostRole } from '#modules/organization/server/usecases/assign-post-role.ts';
import { assignSecretary } from '#modules/organization/server/usecases/assign-secretary.ts';
import { changePost } from '#modules/organization/server/usecases/change-post.ts';
import { createPerson } from '#modules/organization/server/usecases/create-person.ts';
import { createPost } from '#modules/organization/server/usecases/create-post.ts';
import { createRole } from '#modules/organization/server/usecases/create-role.ts';
import { createUnit } from '#modules/organization/server/usecases/create-unit.ts';
import { foundAgency } from '#modules/organization/server/usecases/found-agency.ts';
import { administratorPermissions, administratorRole } from '../office-roles.ts';
import { arunika } from './arunika.ts';
import type { AgencyStory, PersonLine } from './story.ts';
import { tirtamaya } from './tirtamaya.ts';

/** Runs work as the program itself in one agency, in one transaction whose context names that agency. */
export type WriteInAgency = <T>(
  agencyId: AgencyId,
  zone: string,
  work: (ctx: TxContext) => Promise<T>,
) => Promise<T>;

/** A person of the demo, by whose key accounts and letters find them. */
export interface DemoPerson {
  key: string;
  personId: PersonId;
  /** With titles. */
  name: string;
  nip: string | null;
  email: string;
  /** The role under which the account is shown on the sign-in page; null for the many others. */
  shownAs: string | null;
}

/** A demo agency as it was written; posts and units by the keys of the story. */
export interface DemoAgency {
  agencyId: AgencyId;
  code: string;
  name: string;
  zone: string;
  units: ReadonlyMap<string, UnitId>;
  posts: ReadonlyMap<string, PostId>;
  people: ReadonlyMap<string, DemoPerson>;
}

/** Writes the demo regency and its neighbour through the use cases; each agency is written whole or not at all. */
export async function loadDemoOrganization(write: WriteInAgency): Promise<DemoAgency[]> {
  const written: DemoAgency[] = [];
  for (const story of [arunika, tirtamaya]) {
    written.push(await write(newId(), story.zone, (ctx) => tell(ctx, story)));
  }
  return written;
}

async function tell(ctx: TxContext, story: AgencyStory): Promise<DemoAgency> {
  const startsAt = `${story.from}T00:00:00${story.zone === 'Asia/Makassar' ? '+08:00' : '+07:00'}`;
  const lines = new Map(story.people.map((line) => [line.key, line]));
  const founded = await foundAgency(ctx, {
    ...{ name: story.name, shortName: story.shortName, code: story.code, zone: story.zone, from: story.from },
    administrator: {
      person: personOf(lines.get(story.administrator.key)!, story),
      postName: story.administrator.postName,
      roleName: administratorRole,
      permissions: known(administratorPermissions),
    },
  });
  const units = await writeUnits(ctx, story, founded.rootUnitId);
  const posts = await writePosts(ctx, story, units);
  const { administrator } = story;
  posts.set(administrator.key, founded.administratorPostId);
  await changePost(ctx, {
    postId: founded.administratorPostId,
    unitId: units.get(administrator.unit)!,
    superiorId: posts.get(administrator.superior)!,
    code: administrator.key,
    sortOrder: 1_000,
  });
  await writeRoles(ctx, story, units, posts);

  const people = new Map<string, DemoPerson>();
  for (const line of story.people) {
    const input = personOf(line, story);
    const isAdministrator = line.key === administrator.key;
    const personId = isAdministrator ? founded.administratorId : (await createPerson(ctx, input)).id;
    people.set(line.key, {
      key: line.key,
      personId,
      name: [line.front, line.name].filter(Boolean).join(' ') + (line.back ? `, ${line.back}` : ''),
      nip: input.nip ?? null,
      email: input.email!,
      shownAs: line.shownAs ?? null,
    });
    if (isAdministrator) continue;
    const postId = posts.get(line.key)!;
    await appointHolder(ctx, { postId, personId, kind: 'definitive', startsAt: sinceOf(line, startsAt) });
  }
  await writeActing(ctx, story, posts, people, startsAt);
  const { agencyId } = founded;
  return { agencyId, code: story.code, name: story.name, zone: story.zone, units, posts, people };
}

/** Nobody holds a post before they were appointed at all. */
function sinceOf({ since = '' }: PersonLine, startsAt: string): string {
  const appointed = `${since.length === 4 ? `${since}-01` : since}-02${startsAt.slice(10)}`;
  return since && appointed > startsAt ? appointed : startsAt;
}

async function writeUnits(ctx: TxContext, story: AgencyStory, root: UnitId): Promise<Map<string, UnitId>> {
  const units = new Map<string, UnitId>([[story.code, root]]);
  for (const [index, [code, parent, name, shortName, kind]] of story.units.entries()) {
    const parentId = units.get(parent ?? story.code)!;
    const place = { sortOrder: index, activeFrom: story.from };
    units.set(code, (await createUnit(ctx, { parentId, code, name, shortName, kind, ...place })).id);
  }
  return units;
}

async function writePosts(
  ctx: TxContext,
  story: AgencyStory,
  units: Map<string, UnitId>,
): Promise<Map<string, PostId>> {
  const posts = new Map<string, PostId>();
  for (const [index, line] of story.posts.entries()) {
    const post = await createPost(ctx, {
      unitId: units.get(line.unit)!,
      superiorId: line.superior ? posts.get(line.superior)! : null,
      code: line.key,
      name: line.name,
      kind: line.kind,
      isHead: line.head ?? false,
      echelon: line.echelon ?? null,
      sortOrder: index,
      activeFrom: story.from,
    });
    posts.set(line.key, post.id);
  }
  return posts;
}

async function writeRoles(
  ctx: TxContext,
  story: AgencyStory,
  units: Map<string, UnitId>,
  posts: Map<string, PostId>,
): Promise<void> {
  const roles = new Map<string, RoleId>();
  for (const role of story.roles) {
    roles.set(role.name, (await createRole(ctx, { ...role, permissions: known(role.permissions) })).id);
  }
  for (const [post, role, unit] of story.rights) {
    await assignPostRole(ctx, {
      postId: posts.get(post)!,
      roleId: roles.get(role)!,
      unitId: units.get(unit)!,
    });
  }
}

async function writeActing(
  ctx: TxContext,
  story: AgencyStory,
  posts: Map<string, PostId>,
  people: Map<string, DemoPerson>,
  startsAt: string,
): Promise<void> {
  const daysFromNow = (days: number) => new Date(ctx.clock.now().getTime() + days * 86_400_000).toISOString();
  for (const line of story.acting) {
    await appointHolder(ctx, {
      postId: posts.get(line.post)!,
      personId: people.get(line.person)!.personId,
      kind: line.kind,
      startsAt: daysFromNow(-line.startsDaysAgo),
      endsAt: line.endsInDays === null ? null : daysFromNow(line.endsInDays),
      decreeNumber: line.decree,
    });
  }
  for (const { post, person } of story.secretaries) {
    await assignSecretary(ctx, {
      postId: posts.get(post)!,
      personId: people.get(person)!.personId,
      startsAt,
    });
  }
}

function personOf(line: PersonLine, story: AgencyStory): Parameters<typeof createPerson>[1] {
  const address = line.name.toLowerCase().replace(/[^a-z]+/g, '.');
  return {
    name: line.name,
    frontTitle: line.front ?? null,
    backTitle: line.back ?? null,
    kind: line.kind,
    nip: employeeNumber(line, story),
    email: `${address}@${story.mailDomain}`,
    grade: line.grade ?? null,
  };
}

/** Birth, appointment (21 for the month of a contract employee), sex, and which of the equal beginnings it is. */
function employeeNumber(line: PersonLine, story: AgencyStory): string | null {
  const beginning = (one: PersonLine) => {
    const appointed = one.since?.length === 4 ? `${one.since}21` : one.since?.replace('-', '');
    return `${one.born.replaceAll('-', '')}${appointed}${one.sex === 'L' ? 1 : 2}`;
  };
  if (!line.since) return null;
  const equal = story.people.filter((one) => one.since && beginning(one) === beginning(line));
  return `${beginning(line)}${String(equal.indexOf(line) + 1).padStart(3, '0')}`;
}

/** Rights of modules that are not built into this house are left out. */
function known(permissions: readonly string[]): string[] {
  return permissions.filter((name) => declaredPermissions().has(name));
}
