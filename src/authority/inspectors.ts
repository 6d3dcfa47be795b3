/** Who looks into every dossier: inspectors of the inspectorate of the province. One of another unit reads what that unit's members read. */
import { AUDITOR } from './members.ts';
import type { Province } from './province.ts';

export const isInspector = (province: Province, { unit, post }: { unit: string; post: string }): boolean =>
  post === AUDITOR && province.findUnit(unit)?.roles.includes('inspectorate') === true;
