import type { DrillChoice, DrillTarget } from '#modules/ledger/server/ledger.api.ts';

/** Newest letters among which a drill chooses. */
const among = 20;

/** What the drill writes over each fact; one statement for each, so that none is made from input. */
const statements: Readonly<Record<string, string>> = {
  subject: `update letters.letter set subject = $3 where agency_id = $1 and id = $2 and subject = $4`,
  letter_number: `update letters.letter set letter_number = $3 where agency_id = $1 and id = $2 and letter_number = $4`,
};

/** Alters the subject or the number of an open letter past the application, for a drill. */
export const letterDrill: DrillTarget = {
  choose: async (tx, except) => {
    const [chosen] = await tx.rows<DrillChoice>(
      `select id as "thingId", fact, was, was || ' *' as became from (
         select id, subject, letter_number from letters.letter
         where agency_id = core.agency_id() and security_class = 'B' and id <> all ($1::uuid[]) order by id desc limit $2) newest
       cross join lateral (values ('subject', subject), ('letter_number', letter_number)) as v(fact, was)
       where was is not null and length(was) < 100 order by random() limit 1`,
      [except, among],
    );
    return chosen;
  },
  alter: (hand, agencyId, { thingId, fact, was, became }) =>
    hand(statements[fact]!, [agencyId, thingId, became, was]),
};
