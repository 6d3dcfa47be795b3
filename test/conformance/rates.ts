/** How many cases of each suite pass, of how many: kept in `rates.json`, so that a fall is seen. */
import { join } from 'node:path';

export type Rates = Record<string, [pass: number, total: number]>;
export const RATES_FILE = join(import.meta.dirname, 'rates.json');
export const SUITES_FOLDER = join(import.meta.dirname, '..', '..', '..', 'shared', 'conformance');
