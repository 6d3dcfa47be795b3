/**
 * Who brought a supplement that came on paper: whose dossier it is, their representative on record, somebody with a paper to act for them,
 * or who only carries it. Whoever carries it acts for nobody, so the applicant is told that it came, and by whom.
 */
import { isDay } from '#kernel/day.ts';
import { readIdNumber } from '#kernel/id-number.ts';
import { type Language, type Outcome, refuse, refuseAll } from '#kernel/outcome.ts';
import type { Names } from '#kernel/phrase.ts';
import { isPersonName } from '#kernel/text.ts';
import type { BRINGERS } from './choices.ts';
import { isOrganisation } from './parties.ts';
import { clean, receiverWords, refuseNumberOf } from './receiver.ts';
import type { DossierState } from './state.ts';

export interface Bringer {
  as: (typeof BRINGERS)[number];
  /** Nobody's, of what came by post. */
  name: string;
  /** In the organisation that they stand for. */
  position?: string;
  /** Of somebody authorised: their number, and the paper that says so with its day. Of the representative, the paper on record. */
  idNumber?: string;
  paper?: string;
  paperDate?: string;
}

/** The most characters of each text. */
export const BRINGER_LIMITS = { name: 200, position: 200, idNumber: 40, paper: 300, paperDate: 10 } as const;

/** As it is entered. */
export type BroughtBy = Partial<Bringer>;

const FIELDS: Readonly<Record<'name' | 'position' | 'idNumber' | 'paper' | 'paperDate', Names>> = {
  name: { vi: 'họ tên', en: 'name', hi: 'नाम' },
  position: { vi: 'chức vụ', en: 'position', hi: 'पद' },
  idNumber: { vi: 'số định danh', en: 'ID number', hi: 'पहचान संख्या' },
  paper: { vi: 'giấy ủy quyền', en: 'the paper that authorises', hi: 'प्राधिकार पत्र' },
  paperDate: { vi: 'ngày của giấy', en: 'the day of that paper', hi: 'पत्र का दिनांक' },
};

export function bringerOf(
  { applicant, representative }: Pick<DossierState, 'applicant' | 'representative'>,
  asked: BroughtBy | undefined,
  today: string,
): Outcome<Bringer> {
  const as = asked?.as;
  if (!as) return refuse('bringer-needed', { applicant: applicant.name });
  if (as === 'post') return { as, name: '' };
  if (as === 'representative' && !representative) return refuse('bringer-no-representative');
  const party = as === 'applicant' ? applicant : as === 'representative' ? representative : undefined;
  // A person of the dossier is called as it calls them; of an organisation somebody comes.
  const stands = party && isOrganisation(party);
  const authorised = as === 'authorised';
  const given = {
    name: party && !stands ? party.name : clean(asked.name),
    ...(stands && { position: clean(asked.position) }),
    ...(authorised && {
      idNumber: clean(asked.idNumber),
      paper: clean(asked.paper),
      paperDate: clean(asked.paperDate),
    }),
  };
  const ids = (Object.keys(given) as (keyof typeof FIELDS)[]).filter((field) => !given[field]);
  const idNumber = given.idNumber ? readIdNumber(given.idNumber) : undefined;
  const faults = refuseAll(
    party && refuseNumberOf(party, asked.idNumber, stands ? given.name : ''),
    ids.length > 0 && refuse('bringer-incomplete', { missing: ids.map((id) => FIELDS[id]), ids }),
    given.name && !(party && !stands) && !isPersonName(given.name) && refuse('name-unreadable', { name: given.name }),
    given.idNumber &&
      (!idNumber || isOrganisation({ idNumber })) &&
      refuse('recipient-id', { recipient: given.name, number: given.idNumber }),
    idNumber !== undefined &&
      idNumber === applicant.idNumber &&
      refuse('bringer-is-applicant', { number: idNumber, applicant: applicant.name }),
    given.paperDate &&
      (!isDay(given.paperDate) || given.paperDate > today) &&
      refuse('recipient-paper-date', { date: given.paperDate }),
  );
  if (faults) return faults;
  return {
    as,
    ...given,
    ...(authorised && { idNumber }),
    ...(as === 'representative' && { paper: representative!.authority }),
  };
}

/** They came for the applicant: what they are told the applicant is told. */
export const actsForApplicant = (bringer: Bringer | undefined): boolean =>
  bringer !== undefined && bringer.as !== 'other' && bringer.as !== 'post';

/** Who it was and in what quality; without numbers of persons where it leaves the house. */
export function bringerWords({ as, name, ...more }: Bringer, leaves = false): Readonly<Record<Language, string>> {
  if (as === 'post') return { vi: 'gửi qua bưu điện', en: 'sent by post', hi: 'डाक से भेजा गया' };
  if (as === 'other')
    return {
      vi: `${name} (người mang giúp, không có giấy ủy quyền)`,
      en: `${name} (brought it, with no paper to act for the applicant)`,
      hi: `${name} (लाने वाले, प्राधिकार पत्र के बिना)`,
    };
  const { idNumber, ...receiver } = more;
  return receiverWords({ recipient: name, receiver: { as, ...receiver, ...(!leaves && { idNumber }) } });
}
