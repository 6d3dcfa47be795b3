/**
 * Which place decides. Where an address of the application says where the matter lies, it names one commune of the province, and that is
 * the place: with half an address nobody could tell whether the office that was chosen has a say, and the result would carry it.
 */
import { plain } from '#authority/places.ts';
import type { Province } from '#authority/province.ts';
import { inSentence, type Unit } from '#authority/units.ts';
import { isRefusal, type Outcome, type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import { beforeProvince, withoutTelephone } from '#kernel/place-names.ts';
import { endsWithin, foldVietnamese } from '#kernel/text.ts';
import { isAddress, isPostalAddress } from '#kernel/told-text.ts';
import type { Context } from './context.ts';
import { countedAnswers } from './counted.ts';
import type { Delivery, DossierState } from './state.ts';

type Asked = Pick<Context, 'rules' | 'province'>;
type Dated = Asked & { date: string };
/**
 * What goes by post goes to an address in Việt Nam: of this province by the name of the commune at its end, which may stand without
 * «phường» or «xã», of any other by its commune and its own name. Without an address of its own it goes where the person lives.
 */
export function refusePostal(province: Asked['province'], delivery: Delivery | undefined): Refusal | undefined {
  const address = delivery?.method === 'post' ? delivery.address?.trim() : undefined;
  if (!address || isPostalAddress(address)) return undefined;
  const plain = withoutTelephone(address);
  const isHere = beforeProvince(plain) === undefined && isAddress(plain) && province.postalPlaceIn(plain);
  if (isHere) return undefined;
  return refuse('postal-address', { address });
}

type Answers = Readonly<Record<string, unknown>>;

/**
 * The place that decides: the one that the address which says so names, else the one that was chosen. Two that differ are refused:
 * the dossier would go to an office that has no say.
 */
export function placeOf(
  { rules, province }: Asked,
  answers: Answers,
  chosen: string | undefined,
): Outcome<string | undefined> {
  const field = rules.place?.field;
  const address = field && answers[field];
  const named = typeof address === 'string' ? province.placeIn(address) : undefined;
  if (!named || !field || !chosen || named.code === chosen) return named?.code ?? chosen;
  const unit = province.findUnit(chosen);
  if (!unit) return refuse('unit-unknown', { unit: chosen });
  return refuse('place-differs', { field: rules.itemName(field), named: named.name, chosen: unit.name });
}

/** The same of what is handed in: then the address has to name its commune, and nothing else names another one. */
export function placeHandedIn(asked: Dated, answers: Answers, chosen: string | undefined): Outcome<string | undefined> {
  const place = placeOf(asked, answers, chosen);
  return isRefusal(place)
    ? place
    : (refuseAddress(asked, answers) ?? refusePlaced(asked, 'apply', answers, place) ?? place);
}

/**
 * Whatever else a form says of where the matter lies: the result prints it, and the register has it under the place of the dossier. One
 * plot in two communes would be two plots there.
 */
export function refusePlaced(
  { rules, province, date }: Dated,
  form: string,
  answers: Answers,
  place: string | undefined,
): Refusal | undefined {
  const here = place ? province.findUnit(place) : undefined;
  if (!here) return undefined;
  const faults = Object.entries(rules.placedIn(form)).map(([name, how]) => {
    const text = answers[name];
    if (typeof text !== 'string' || !text.trim()) return undefined;
    const field = rules.itemName(name);
    const said = communesIn(province, text);
    const other = said.find((unit) => unit !== here);
    const chosen = province.nameOf(here, date);
    if (other && !(how === 'among' && said.includes(here)))
      return refuse(form === 'apply' ? 'place-differs' : 'place-found-differs', {
        field,
        named: province.nameOf(other, date),
        chosen,
      });
    if (how !== 'named' || province.placeIn(text) === here) return undefined;
    return refuse('place-found-unnamed', { field, address: text, chosen, ending: chosen.vi });
  });
  return refuseAll(...faults);
}

/** Every commune of ours that a text names, by any name it has had, wherever it stands in it. */
function communesIn(province: Province, text: string): Unit[] {
  const written = ` ${foldVietnamese(plain(text)).replace(/[^a-z0-9]+/g, ' ')} `;
  const isSaid = (unit: Unit) => unit.names.some(({ vi }) => written.includes(` ${foldVietnamese(vi)} `));
  const said = [...province.units.values()].filter((unit) => unit.place === unit.code && isSaid(unit));
  const { at, bare, named } = province.readAddress(text);
  return [...new Set([at ?? bare, ...named, ...said].filter((unit) => unit !== undefined))];
}

/** The same of all that was said and recorded so far: nothing is granted on what contradicts the place. */
export function refusePlacedSoFar(
  { answers, results, place }: Pick<DossierState, 'answers' | 'results' | 'place'>,
  asked: Dated,
): Refusal | undefined {
  const { rules } = asked;
  const recorded = Object.entries(results).map(([step, result]) => {
    const form = rules.steps[step]?.form;
    return form ? refusePlaced(asked, form, result, place) : undefined;
  });
  return refuseAll(refusePlaced(asked, 'apply', countedAnswers(answers, rules), place), ...recorded);
}

/** The address by which the competent office is found lies surely in no commune of the province, or names another one besides. */
export function refuseAddress({ rules, province, date }: Dated, answers: Answers): Refusal | undefined {
  const name = rules.place?.field;
  const address = name && answers[name];
  if (!name || typeof address !== 'string') return undefined;
  const field = rules.itemName(name);
  if (province.placeIn(address)) return undefined;
  const { at, named, elsewhere } = province.readAddress(address);
  const other = elsewhere ? undefined : named.find((unit) => unit !== at);
  if (at && other)
    return refuse('place-two', { field, one: province.nameOf(other, date), other: province.nameOf(at, date) });
  const whole = province.wholeName(date);
  return refuse('place-unnamed', { field, address, province: { ...whole, vi: inSentence(whole.vi) } });
}

/**
 * Whether two addresses may be the same, the one written out more than the other: in one commune of ours by what stands before it, for the
 * names of the province, its districts and the commune changed and all stay on papers; elsewhere they end alike.
 */
export function isSameAddress(province: Province, one: string, other: string): boolean {
  const [here, there] = [one, other].map((address) => province.placeIn(address)?.code);
  if (here !== there) return false;
  const [mine, theirs] = here ? [one, other].map((address) => province.readAddress(address).near ?? '') : [one, other];
  return !mine || !theirs || endsWithin(mine, theirs) || endsWithin(theirs, mine);
}
