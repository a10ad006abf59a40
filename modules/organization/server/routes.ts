import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { organization } from '../contract/agency.ts';
import { people } from '../contract/people.ts';
import { holders, postRoles, posts, secretaries } from '../contract/posts.ts';
import { roles } from '../contract/roles.ts';
import { units } from '../contract/units.ts';
import {
  readAgency,
  readChart,
  readPeople,
  readPostSearch,
  readPosts,
  readPostsBelow,
  readRoles,
  readUnitTree,
} from './organization.reads.ts';
import { appointHolder } from './usecases/appoint-holder.ts';
import { assignPostRole } from './usecases/assign-post-role.ts';
import { assignSecretary } from './usecases/assign-secretary.ts';
import { changePerson } from './usecases/change-person.ts';
import { changePost } from './usecases/change-post.ts';
import { changeRole } from './usecases/change-role.ts';
import { changeUnit } from './usecases/change-unit.ts';
import { closePost } from './usecases/close-post.ts';
import { closeUnit } from './usecases/close-unit.ts';
import { createPerson } from './usecases/create-person.ts';
import { createPost } from './usecases/create-post.ts';
import { createRole } from './usecases/create-role.ts';
import { createUnit } from './usecases/create-unit.ts';
import { endHolder } from './usecases/end-holder.ts';
import { endSecretary } from './usecases/end-secretary.ts';
import { importPeople } from './usecases/import-people.ts';
import { openPerson } from './usecases/open-person.ts';
import { openPost } from './usecases/open-post.ts';
import { withdrawPostRole } from './usecases/withdraw-post-role.ts';

export const organizationRoutes: readonly Route[] = [
  route(organization.currentAgency, readAgency),
  route(units.tree, readUnitTree),
  route(units.create, createUnit),
  route(units.change, changeUnit),
  route(units.close, closeUnit),
  route(posts.list, readPosts),
  route(posts.search, readPostSearch),
  route(posts.chart, readChart),
  route(posts.below, readPostsBelow),
  route(posts.open, openPost),
  route(posts.create, createPost),
  route(posts.change, changePost),
  route(posts.close, closePost),
  route(holders.appoint, appointHolder),
  route(holders.end, endHolder),
  route(secretaries.assign, assignSecretary),
  route(secretaries.end, endSecretary),
  route(postRoles.assign, assignPostRole),
  route(postRoles.withdraw, withdrawPostRole),
  route(people.list, readPeople),
  route(people.open, openPerson),
  route(people.create, createPerson),
  route(people.change, changePerson),
  outsideRoute(people.import, importPeople),
  route(roles.list, readRoles),
  route(roles.create, createRole),
  route(roles.change, changeRole),
];
