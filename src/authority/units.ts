/** Units as their file writes them, short where nothing ever changed, and as the province holds them. */
import { isInForce, type Period } from './dated.ts';

export type Tier = 'province' | 'commune';
export type Words = { vi: string; en: string; hi?: string };
/** A name and when it holds; `basis` is the document that gave it. */
export type Named = Words & Period & { basis?: string };

export interface Unit {
  code: string;
  /** The name it has last. What is printed has the name of its day: `nameOf`. */
  name: Words;
  names: Named[];
  type: string;
  types: ({ type: string } & Period)[];
  /** Above it, as the head of its papers says it: another unit, or a body outside the province by its name. */
  superiors: (({ unit: string } | Words) & Period)[];
  /** What stands at the end of its numbers, «UBND»: the unit's own, where it is known. */
  symbol?: string;
  tier: Tier;
  /** Head of the dossier code, `H49.<unit>.<sub>`; sub-codes are a setting of the province, not yet official. */
  dossierPrefix: string;
  /** What the unit is to others: `one-stop`, `police`, `tax`, `social-insurance`, `land-registry` … */
  roles: string[];
  /** The commune, ward or special zone the unit serves; none for the whole province. */
  place?: string;
  /** The one-stop centre that receives for this unit. */
  centre?: string;
  /** Villages and quarters, offered where an address is written; none where the province has not listed them. */
  villages?: string[];
}

/** `name`, `type` and `superior` are what holds for ever; `names`, `types` and `superiors` what holds from day to day. */
export interface UnitSource
  extends Pick<Unit, 'code'>,
    Partial<Pick<Unit, 'names' | 'types' | 'tier' | 'dossierPrefix' | 'roles' | 'centre' | 'villages' | 'symbol'>> {
  name?: Words;
  type?: string;
  /** Code of a unit, or the name of a body outside the province. */
  superior?: string | Words;
  superiors?: Unit['superiors'];
}

/** An office that every commune has, or every one of the types in `of`. */
export type OfficeSource = UnitSource & { of?: string[] };

export function allUnits(sources: readonly UnitSource[], offices: readonly OfficeSource[]): Unit[] {
  const units: Unit[] = [];
  for (const raw of sources) {
    const unit = unitOf(raw);
    units.push(unit);
    if (unit.tier !== 'commune') continue;
    unit.place = unit.code;
    for (const office of offices) if (!office.of || office.of.includes(unit.type)) units.push(officeOf(office, unit));
  }
  return units;
}

function unitOf({ name, type, superior, superiors, ...raw }: UnitSource): Unit {
  const names: Named[] = raw.names ?? [name ?? { vi: raw.code, en: raw.code }];
  const types = raw.types ?? [{ type: type ?? '' }];
  const above = superior === undefined ? [] : [typeof superior === 'string' ? { unit: superior } : superior];
  return {
    roles: [],
    tier: 'province',
    dossierPrefix: '',
    ...raw,
    names,
    name: names.at(-1)!,
    types,
    type: types.at(-1)!.type,
    superiors: superiors ?? above,
  };
}

/** An office of a commune: called by the commune's name of the day. */
function officeOf({ of: _of, ...office }: OfficeSource, commune: Unit): Unit {
  const filled = unitOf(office);
  const names = filled.names.flatMap((own) => commune.names.flatMap((whose) => nameWithin(own, whose)));
  const code = (text: string) => text.replace('{code}', commune.code);
  return {
    ...filled,
    code: code(filled.code),
    names,
    name: names.at(-1)!,
    tier: 'commune',
    dossierPrefix: commune.dossierPrefix,
    place: commune.code,
    superiors: filled.superiors.map((one) => ('unit' in one ? { ...one, unit: code(one.unit) } : one)),
  };
}

/** The days on which both names hold. */
function nameWithin(own: Named, whose: Named): Named[] {
  const from = [own.from, whose.from]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  const to = [own.to, whose.to].filter((day) => day !== undefined).sort()[0];
  const period: Period = { ...(from && { from }), ...(to && { to }) };
  if (from && !isInForce(period, from)) return [];
  const fill = (text: string, name: string) => text.replace('{name}', name);
  return [
    {
      vi: fill(own.vi, inSentence(whose.vi)),
      en: fill(own.en, whose.en),
      hi: own.hi && fill(own.hi, whose.hi ?? whose.en),
      ...period,
    },
  ];
}

/** A name in the middle of a sentence: «phường Hồng Gai», «thành phố Quảng Ninh», «Sở Tài chính». */
export const inSentence = (name: string): string =>
  /^(Phường|Xã|Đặc khu|Tỉnh|Thành phố) /.test(name) ? name[0].toLowerCase() + name.slice(1) : name;
