/** Who looks into every dossier: inspectors of the inspectorate of the province. One of another unit reads what that unit's members read. */
import type { Province } from './province.ts';

export const isInspector = (province: Province, { unit, post }: { unit: string; post: string }): boolean =>
  post === 'auditor' && province.findUnit(unit)?.roles.includes('inspectorate') === true;
