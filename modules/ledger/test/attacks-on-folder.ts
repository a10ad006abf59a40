import { type Attack, entry, sized } from './attack.ts';

const flipped = (bytes: Buffer, place: number) => {
  const copy = Buffer.from(bytes);
  copy[place] = copy[place]! ^ 1;
  return copy;
};

/** What somebody who rules over the folder may try. */
export const attacksOnFolder: readonly Attack[] = [
  {
    name: 'a bundle in the folder is changed',
    files: (_, read) => ({ 'tile/entries/000': flipped(read('tile/entries/000'), 40) }),
    caught: ['bundle-differs'],
    record: () => 'letters entry 0',
  },
  {
    name: 'a tile in the folder is changed',
    files: ({ index }, read) => ({ 'tile/0/000': flipped(read('tile/0/000'), index * 32) }),
    caught: ['tile-differs'],
    record: entry,
  },
  {
    name: 'a tile of the second level is changed',
    files: ({ size }, read) => {
      const path = `tile/1/000.p/${Math.floor(size / 256)}`;
      return { [path]: flipped(read(path), 3) };
    },
    caught: ['tile-differs'],
    record: ({ size }) => `letters tile/1/000.p/${Math.floor(size / 256)}`,
    monitor: ['root-differs', 'tile-differs'],
  },
  {
    name: 'a tile is deleted',
    files: () => ({ 'tile/0/000': undefined }),
    caught: ['tile-missing'],
    record: () => 'letters tile/0/000',
    monitor: ['tile-missing', 'tile-differs'],
  },
  {
    name: 'the published checkpoint is deleted',
    files: () => ({ checkpoint: undefined }),
    caught: ['checkpoint-missing'],
    record: sized,
  },
  {
    name: 'the published checkpoint is exchanged for a folder',
    files: () => ({ checkpoint: undefined, 'checkpoint/x': Buffer.from('x') }),
    caught: ['cannot-look', 'checkpoint-missing'],
    record: () => 'letters checkpoint',
  },
  {
    name: 'the published checkpoint is signed by another key',
    files: (_, read) => ({
      checkpoint: Buffer.from(
        read('checkpoint')
          .toString()
          .replace(/.{4}(=*)\n$/, 'AAAA$1\n'),
      ),
    }),
    caught: ['published-forged', 'checkpoint-missing'],
    record: () => 'letters checkpoint',
  },
];
