/**
 * Residence that is asked for with something else: the police of the place that handles the dossier register it, so it lies there; and
 * where it is the home of neither parent, the papers of that are asked for. Homes are told in words: what they do not settle is asked
 * of who decides.
 */
import type { Province } from '#authority/province.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { isCommuneAddress } from '#kernel/told-text.ts';
import { isSameAddress } from './place.ts';
import type { Rules } from './rules.ts';

interface Asked {
  rules: Pick<Rules, 'residence' | 'itemName'>;
  answers: Readonly<Record<string, unknown>>;
  place: string | undefined;
  province: Province;
  date: string;
}

const said = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value : undefined);

/** A place elsewhere, or one of which nobody can tell, and one that the parents' own words put elsewhere than both of them. */
export function refuseResidence(asked: Asked): Refusal | undefined {
  const { rules, answers, province } = asked;
  const { residence } = rules;
  const at = residence && said(answers[residence.at]);
  if (!residence || !at) return undefined;
  const elsewhere = refuseElsewhere(asked, residence.at, at);
  if (elsewhere || answers[residence.apart] === true) return elsewhere;
  const homes = homesOf(asked);
  const lies = province.placeIn(at);
  const apart = homes.length > 0 && homes.every((home) => (province.placeIn(home) ?? lies) !== lies);
  return apart
    ? refuse('residence-apart-unsaid', { at, homes: homes.join('; '), field: rules.itemName(residence.apart) })
    : undefined;
}

/** What the police record as the place is theirs too; what they found registered already is a place that can be told, and another. */
export function refuseRecordedResidence(asked: Asked, result: Readonly<Record<string, unknown>>): Refusal | undefined {
  const { residence } = asked.rules;
  if (!residence) return undefined;
  const recorded = said(result[residence.recorded]);
  const found = residence.found && said(result[residence.found]);
  return (
    (recorded ? refuseElsewhere(asked, residence.recorded, recorded) : undefined) ??
    (residence.found && found ? refuseFound(asked, residence.found, found) : undefined)
  );
}

/** Nobody has a residence twice: one that is written as that which was asked for, or says only more or less of it, is no other. */
function refuseFound({ rules, answers, province }: Asked, name: string, found: string): Refusal | undefined {
  const field = rules.itemName(name);
  const isHere = province.placeIn(found) !== undefined;
  if (!isHere && !isCommuneAddress(found)) return refuse('residence-found-unread', { field, address: found });
  const at = said(answers[rules.residence!.at]);
  return at && isSameAddress(province, found, at)
    ? refuse('residence-found-same', { field, address: found, at })
    : undefined;
}

/** Whether it is a parent's home, where the words of both do not say so. */
export function askResidence({ rules: { residence }, ...asked }: Asked): Refusal[] {
  const at = residence && said(asked.answers[residence.at]);
  if (!residence || !at || asked.answers[residence.apart] === true) return [];
  const homes = homesOf({ ...asked, rules: { residence } });
  if (homes.some((home) => isSameAddress(asked.province, home, at))) return [];
  return [refuse('residence-apart', { at, homes: homes.join('; ') || '–' })];
}

function refuseElsewhere({ rules, place, province, date }: Asked, field: string, address: string): Refusal | undefined {
  if (!place || province.placeIn(address)?.code === place) return undefined;
  const commune = province.nameOf(place, date);
  return refuse('residence-elsewhere', { field: rules.itemName(field), address, commune, ending: commune.vi });
}

const homesOf = ({ rules: { residence }, answers }: { rules: Pick<Rules, 'residence'>; answers: Asked['answers'] }) =>
  residence?.homes.flatMap((home) => said(answers[home]) ?? []) ?? [];
