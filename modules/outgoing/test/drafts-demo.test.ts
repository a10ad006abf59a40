import { expect, it } from 'vitest';
import { loadOutgoingLetters } from '#app/demo/load-outgoing-letters.ts';
import { openStage } from '#app/demo/stage.ts';
import { drafts } from '#modules/outgoing/contract/drafts.ts';
import { demoWorld } from '#tests/house/demo-world.ts';
import { testHouse } from '#tests/house/test-house.ts';

it('the letters of the demo stand at three places of their way', async () => {
  const house = await testHouse();
  try {
    const world = await demoWorld(house);
    await loadOutgoingLetters(openStage(house.house), world.arunika, house.clock.now());
    const writer = await world.actor('staf-kominfo');
    const { items } = await writer.call(drafts.list, {});
    expect(items.map(({ kindCode, stage, returned }) => [kindCode, stage, returned])).toEqual([
      ['NOTADINAS', 'draft', true],
      ['UNDANGAN', 'ready', false],
      ['SDINAS', 'review', false],
    ]);
  } finally {
    await house.close();
  }
});
