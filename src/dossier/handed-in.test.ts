import { expect, it } from 'vitest';
import { staysOf } from './handed-in.ts';

it.each([
  ['nothing', 'online', [], { files: false, paper: false }],
  ['a file sent', 'online', [{ file: 'f', source: { kind: 'upload' } }], { files: true, paper: false }],
  ['a file from the shelf', 'online', [{ file: 'f', source: { kind: 'shelf' } }], { files: true, paper: false }],
  ['of before, sent online', 'online', [{ file: 'f' }], { files: true, paper: false }],
  ['a number typed online', 'online', [{}], { files: false, paper: false }],
  ['paper at the counter', 'counter', [{}], { files: false, paper: true }],
  ['paper scanned at the counter', 'counter', [{ file: 'f', source: { kind: 'scan' } }], { files: false, paper: true }],
  ['from a register', 'counter', [{ register: 'person' }], { files: false, paper: false }],
  ['no copy at the counter', 'counter', [{ originals: 0 }], { files: false, paper: false }],
] as const)('what stays of a dossier that stops: %s', (_what, channel, components, stays) => {
  const given = components.map((one) => ({ component: 'a', originals: 1, copies: 0, ...one }));
  expect(staysOf({ channel, components: given })).toEqual(stays);
});
