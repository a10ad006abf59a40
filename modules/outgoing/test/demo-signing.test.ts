import { expect, it } from 'vitest';
import { demoPassphrase, demoSigners } from '#app/demo/demo-accounts.ts';
import { loadOutgoingLetters } from '#app/demo/load-outgoing-letters.ts';
import { loadSigningKeys } from '#app/demo/load-signing-keys.ts';
import { openStage } from '#app/demo/stage.ts';
import { demoWorld } from '#tests/house/demo-world.ts';
import { testHouse } from '#tests/house/test-house.ts';
import { drafts } from '../contract/drafts.ts';
import { prepare, sign, told } from './signing-desk.ts';

it('the officials of the demo sign what waits for them with the passphrase that is shown', async () => {
  const house = await testHouse();
  try {
    const { arunika, actor } = await demoWorld(house);
    const stage = openStage(house.house);
    const now = house.clock.now();
    await loadSigningKeys(stage, arunika, now);
    await loadOutgoingLetters(stage, arunika, now);
    await house.owner(
      `insert into outgoing.number_book (agency_id, id, unit_id, name, unit_code) values ($1, gen_random_uuid(), $2, 'Buku', 'DEMO')`,
      [arunika.agencyId, arunika.units.values().next().value],
    );
    let signed = 0;
    for (const key of demoSigners) {
      const official = await actor(key);
      const { items } = await official.call(drafts.list, { box: 'sign' });
      if (items.length === 0) continue;
      const ids = items.map(({ id }) => id);
      const act = await prepare(official as never, ids);
      signed += told(await sign(official as never, act, demoPassphrase)).filter(
        (one) => one === 'signed',
      ).length;
    }
    expect(signed).toBeGreaterThan(0);
  } finally {
    await house.close();
  }
});
