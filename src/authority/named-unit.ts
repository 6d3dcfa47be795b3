/**
 * Which of our units the national database means by the name it has for who decides. It names kinds of office («Ủy ban nhân dân cấp tỉnh»)
 * or an office by its own name; of several bodies, or of a kind of which there may be several, nobody can tell.
 */

import type { Language } from '#kernel/outcome.ts';
import { foldVietnamese } from '#kernel/text.ts';
import { bodyNames, plainBody } from './bodies.ts';
import type { Province } from './province.ts';
import { agencyNames } from './signing.ts';

const COMMUNE = /^(?:chu tich )?uy ban nhan dan (?:cap )?xa(?:, phuong(?:, dac khu)?)?$/;
const PROVINCE =
  /^(?:chu tich )?uy ban nhan dan (?:cap tinh|(?:cac )?tinh(?:(?:,| va) (?:cac )?thanh pho(?: truc thuoc trung uong)?)?)$/;
/** An office and its branches are one. */
const LAND_REGISTRY =
  /^(?:chi nhanh )?van phong dang ky dat dai(?:(?:,| hoac| va) (?:chi nhanh )?van phong dang ky dat dai)?$/;
const ZONE = 'khu (?:kinh te|cong nghiep|che xuat|cong nghe cao)';
/** Where the name counts the economic zones among others, it is the one body of the province for all of them. */
const ZONES = new RegExp(`^ban quan ly (?=.*khu kinh te)(?:cac )?${ZONE}(?:(?:,| va) ${ZONE})*(?: cap tinh)?$`);

/** Kinds of body of which a province has one: named without saying of which province, the one of ours is meant. */
const ONE_EACH: readonly [RegExp, string][] = [
  [/^công an (cấp )?(tỉnh|thành phố)$/, 'provincial-police'],
  [/^(cục )?thuế (cấp )?(tỉnh|thành phố)$/, 'tax'],
  [/^(bảo hiểm xã hội|bhxh) (cấp )?(tỉnh|thành phố)$/, 'social-insurance'],
];

/** A body outside, «Công an tỉnh»: by the name that it has on the day where there is one in the province, else as the source says it. */
export function bodyNamesOn(province: Province, body: string, date: string): Record<Language, string> {
  const role = ONE_EACH.find(([named]) => named.test(plainBody(body)))?.[1];
  const unit = role && province.unitWithRole(role, undefined);
  const said = bodyNames(body);
  return unit ? { ...said, ...agencyNames(province, unit.code, date) } : said;
}

/** As a row of competence writes it: a unit's code, or `place`; nothing where nobody can tell. */
export function unitNamed(province: Province, given: string, date: string): string | undefined {
  const name = foldVietnamese(given).replace(/[\s.;,]+$/, '');
  if (!name) return undefined;
  if (COMMUNE.test(name)) return 'place';
  const role = PROVINCE.test(name)
    ? 'provincial-committee'
    : LAND_REGISTRY.test(name)
      ? 'land-registry'
      : ZONES.test(name)
        ? 'economic-zone'
        : name === 'thanh tra tinh'
          ? 'inspectorate'
          : undefined;
  if (role) return province.unitWithRole(role, undefined)?.code;
  const office = name.replace(/^(?:giam doc|thu truong|lanh dao) (?=so |ban |thanh tra )/, '');
  for (const unit of province.units.values())
    if (!unit.place && foldVietnamese(province.nameOf(unit, date).vi) === office) return unit.code;
  return undefined;
}
