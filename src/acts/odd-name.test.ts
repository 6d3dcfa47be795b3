import { expect, it } from 'vitest';
import type { Command } from '#dossier/commands.ts';
import { oddName } from './odd-name.ts';

const drafted = (answers: unknown) => oddName({ act: 'draft-dossier', answers } as unknown as Command);
const recorded = (result: unknown) => oddName({ act: 'complete-task', task: 1, result } as unknown as Command);

it('finds a name that no field can have, however deep it stands', () => {
  const long = 'x'.repeat(101);
  for (const name of [
    'phường',
    long,
    '',
    'a b',
    '1a',
    'toString',
    'valueOf',
    'constructor',
    'hasOwnProperty',
    '__proto__',
  ])
    for (const named of [drafted, recorded]) {
      // As the doors read it: `__proto__` is a name like any other there.
      const value = JSON.parse(`{${JSON.stringify(name)}: "x"}`);
      expect(named(value), name).toBe(name);
      expect(named({ motherName: value }), name).toBe(name);
      expect(named({ parcels: [{ area: 1 }, value] }), name).toBe(name);
    }
});

it('lets every name of a field through', () => {
  expect(
    drafted({ motherName: 'Trần Thị Bình', _a1: { areaM2: 1 }, list: [{ text: 'toString' }, null] }),
  ).toBeUndefined();
  expect(drafted(undefined)).toBeUndefined();
});
