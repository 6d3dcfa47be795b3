/** Every function of the language by name. */
import { NameIndex } from '../names.ts';
import type { FeelFunction } from '../values.ts';
import { CONTEXTS } from './contexts.ts';
import { build, type Definition } from './define.ts';
import { LISTS } from './lists.ts';
import { NUMBERS } from './numbers.ts';
import { RANGE_FUNCTIONS } from './ranges.ts';
import { STRINGS } from './strings.ts';
import { TEMPORALS } from './temporals.ts';

export const DEFINITIONS: readonly Definition[] = [
  ...NUMBERS,
  ...STRINGS,
  ...LISTS,
  ...TEMPORALS,
  ...RANGE_FUNCTIONS,
  ...CONTEXTS,
];

export const BUILTINS: ReadonlyMap<string, FeelFunction> = new Map(
  DEFINITIONS.map((definition): [string, FeelFunction] => [definition[0], build(definition)]),
);

/** Names of functions and of types that have spaces, and of what dates, times and ranges tell. */
export const BUILTIN_NAMES = new NameIndex([
  ...BUILTINS.keys(),
  'days and time duration',
  'years and months duration',
  'time offset',
  'start included',
  'end included',
]);
