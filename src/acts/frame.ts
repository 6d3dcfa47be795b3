/** What stands around every paper of an agency: its head, number, place and date, who signs in which capacity, and who gets it. */
import { agencyName, type Letterhead, letterheadOf, placeAndDate } from '#authority/agency.ts';
import type { Province } from '#authority/province.ts';
import { type SigningBlock, signingBlock, titlesOf } from '#authority/signing.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal } from '#kernel/outcome.ts';
import type { Paper, PaperSignature } from '#spine/papers.ts';

export const OPEN_NUMBER = '……';

export const dateOf = (province: Province, at: string) => province.calendar.dateOf(Temporal.Instant.from(at));

/** Whose paper the result is: the competent unit's, or of who took the decision back in its stead. */
export const issuerOf = ({ decision, unit }: DossierState): string => decision?.unit ?? unit;

/**
 * The decision is one that law gives to the head of the unit in person: as it was found of the procedure, or of another unit, as the
 * revocation of a civil-status paper is.
 */
const isInPerson = (province: Province, { decision, procedure, inPerson }: DossierState): boolean =>
  decision?.unit === undefined
    ? inPerson === true
    : province.revokesInPerson(procedure.code, decision.unit, dateOf(province, decision.at));

/** Who issues, as the text of the paper says it: the agency, or its head: «Chủ tịch Ủy ban nhân dân thành phố Quảng Ninh». */
export function issuerName(province: Province, state: DossierState, date: string): string {
  const code = issuerOf(state);
  const unit = province.findUnit(code);
  const agency = agencyName(province, code, date);
  return unit && isInPerson(province, state) ? `${titlesOf(province, unit, date).head} ${agency}` : agency;
}

/** A body by its role, where the dossier belongs; its general name where none is known there. */
export function bodyOf(
  province: Province,
  { place, unit }: DossierState,
  role: string,
  date: string,
): string | undefined {
  const own = province.findUnit(unit);
  const found = province.unitWithRole(role, place ?? own?.place ?? (own?.tier === 'commune' ? unit : undefined));
  return found && agencyName(province, found.code, date);
}

function headOf(province: Province, state: DossierState, date: string): Letterhead {
  if (isInPerson(province, state)) return { agency: issuerName(province, state, date).toUpperCase() };
  return letterheadOf(province, issuerOf(state), date);
}

export function frameOf(
  province: Province,
  state: DossierState,
  number: string | undefined,
  madeAt?: string,
): Omit<Paper, 'title' | 'blocks'> {
  const at = madeAt ?? state.result?.issuedAt ?? state.resultAt ?? state.last.at;
  const unit = issuerOf(state);
  return {
    ...headOf(province, state, dateOf(province, at)),
    ...(number && { number }),
    placeAndDate: placeAndDate(province, unit, at),
    recipients: [state.applicant.name, `Lưu: VT, hồ sơ ${state.code ?? ''}`],
    signatures: [signatureOf(province, state)],
    code: state.code ?? state.id,
    at,
  };
}

/** Who decided, in the capacity they had on that day. */
function signatureOf(province: Province, state: DossierState): PaperSignature {
  const name = state.decision?.by ?? '';
  const block = signingOf(province, state);
  // Decided in a time when nobody asked who may sign: the name is on record, a capacity is not.
  if (!block) return { title: '', name };
  return { authority: block.lines.slice(0, -1), title: block.lines.at(-1)!, name };
}

/** In which capacity the decision was signed; nothing where none is known. A decision of before says only the name. */
export function signingOf(province: Province, state: DossierState): SigningBlock | undefined {
  const { decision, procedure } = state;
  if (!decision) return undefined;
  const unit = issuerOf(state);
  const date = dateOf(province, decision.at);
  const officer =
    decision.officer ?? province.holders(unit, 'head', date).find((one) => one.name === decision.by)?.id ?? '';
  const inPerson = isInPerson(province, state);
  const block = signingBlock(province, { unit, officer, date, procedure: procedure.code, inPerson });
  return isRefusal(block) ? undefined : block;
}
