/**
 * Who a result is handed to: whom it is for, their representative on record, or somebody with a paper that says so. An organisation
 * takes nothing by itself: a person stands for it, by their position or by such a paper.
 */
import { isDay } from '#kernel/day.ts';
import { kindOfNumber, readIdNumber } from '#kernel/id-number.ts';
import { type Language, type Outcome, type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import { isPersonName } from '#kernel/text.ts';
import { authorityWords } from './authority-words.ts';
import type { RECEIVERS } from './choices.ts';
import type { HandOver } from './commands.ts';
import { isOrganisation } from './parties.ts';
import type { Applicant, Delivery, DossierState } from './state.ts';

export interface Receiver {
  as: (typeof RECEIVERS)[number];
  /** Of somebody authorised. */
  idNumber?: string;
  /** In the organisation that they stand for. */
  position?: string;
  /** By which they act for who applied, with its date where it is their own. */
  paper?: string;
  paperDate?: string;
}

interface Received {
  recipient: string;
  receiver: Receiver;
}

type Parties = Pick<DossierState, 'applicant' | 'representative'>;

export const clean = (text: string | undefined): string => text?.normalize('NFC').trim().replace(/\s+/g, ' ') ?? '';
const isNamed = (name: string, { name: own }: Applicant): boolean =>
  clean(name).toLocaleLowerCase('vi') === clean(own).toLocaleLowerCase('vi');

/** `today`: a paper of a later day authorises nobody yet. Without a way, only what would be wrong in each is refused. */
export function receiverOf(
  parties: Parties,
  asked: HandOver,
  { method, today }: { method?: Delivery['method']; today: string },
): Outcome<Received> {
  const name = clean(asked.recipient);
  // Said to be nobody is not the same as not said.
  if (asked.recipient !== undefined && !name && !asked.to) return refuse('recipient-needed');
  const as = asked.to ?? roleOf(parties, name, asked);
  // Only people take a result; an organisation is named as it is.
  const known = as === 'authorised' ? undefined : as === 'applicant' ? parties.applicant : parties.representative;
  if (name && !isPersonName(name) && !(known && isNamed(name, known))) return refuse('name-unreadable', { name });
  if (as === 'authorised') {
    // What is taken from an account is taken by who has it.
    if (method === 'online') return refuse('recipient-online', { recipient: name });
    return authorised(parties, name, asked, today);
  }
  const party = as === 'applicant' ? parties.applicant : parties.representative;
  if (!party) return refuse('recipient-no-representative');
  const paper = as === 'representative' ? { paper: parties.representative?.authority } : {};
  const position = clean(asked.position);
  if (!isOrganisation(party)) {
    if (name && !isNamed(name, party)) return refuse('recipient-another', { recipient: name, party: party.name });
    const stray = refuseNumberOf(party, asked.idNumber);
    return stray ?? { recipient: party.name, receiver: { as, ...paper } };
  }
  const person = name && !isNamed(name, party) ? name : '';
  // A number typed is the organisation's, or of the person who stands for it.
  const stray = refuseNumberOf(party, asked.idNumber, person);
  if (stray) return stray;
  // Sent to the organisation itself: who opens it there is not known.
  if (!person && method !== 'counter') return { recipient: party.name, receiver: { as, ...paper } };
  if (!person || !position) return refuse('recipient-person-needed', { organisation: party.name });
  return { recipient: person, receiver: { as, position, ...paper } };
}

/**
 * With a name that is theirs and a number that is not, it is somebody else who stands there. `person`: who stands for an organisation, and
 * has a number of their own.
 */
export function refuseNumberOf(
  party: Pick<Applicant, 'name' | 'idNumber'>,
  typed: string | undefined,
  person = '',
): Refusal | undefined {
  const number = clean(typed);
  if (!number) return undefined;
  const idNumber = readIdNumber(number);
  if (idNumber !== undefined && idNumber === readIdNumber(party.idNumber)) return undefined;
  if (person && idNumber && !isOrganisation({ idNumber })) return undefined;
  return person
    ? refuse('recipient-id', { recipient: person, number })
    : refuse('recipient-number-differs', { number, party: party.name });
}

/** Without a word: by the name. A position is one in the organisation that applied. */
function roleOf({ applicant, representative }: Parties, name: string, { position, paper }: HandOver): Receiver['as'] {
  if (!name || isNamed(name, applicant)) return 'applicant';
  if (representative && isNamed(name, representative)) return 'representative';
  return isOrganisation(applicant) && (clean(position) || !clean(paper)) ? 'applicant' : 'authorised';
}

function authorised(parties: Parties, name: string, asked: HandOver, today: string): Outcome<Received> {
  const {
    paper,
    paperDate,
    idNumber: typed,
  } = {
    paper: clean(asked.paper),
    paperDate: clean(asked.paperDate),
    idNumber: clean(asked.idNumber),
  };
  const idNumber = typed ? readIdNumber(typed) : undefined;
  // A person comes to take it, not an organisation.
  const isPerson = idNumber && !isOrganisation({ idNumber });
  const faults = refuseAll(
    !name
      ? refuse('recipient-authorised-empty')
      : (!paper || !paperDate || !typed) &&
          refuse('recipient-unauthorised', { recipient: name, applicant: parties.applicant.name }),
    typed && !isPerson && refuse('recipient-id', { recipient: name, number: typed }),
    isPerson &&
      idNumber === parties.applicant.idNumber &&
      refuse('recipient-is-applicant', { recipient: name, number: idNumber, applicant: parties.applicant.name }),
    paperDate && (!isDay(paperDate) || paperDate > today) && refuse('recipient-paper-date', { date: paperDate }),
  );
  return faults ?? { recipient: name, receiver: { as: 'authorised', idNumber, paper, paperDate } };
}

/** A paper of more than a year ago: no law at hand says how long it holds, so who hands out looks whether it still does. */
export const isOldPaper = (paperDate: string, today: string): boolean =>
  isDay(paperDate) && paperDate < Temporal.PlainDate.from(today).subtract({ years: 1 }).toString();

type Texts = Readonly<Record<Language, string>>;

/** The name, and in what quality they took it; of what was recorded before that was asked, the name alone. */
export function receiverWords({ recipient, receiver }: { recipient: string; receiver?: Receiver }): Texts {
  const { as, position, paper, paperDate, idNumber } = receiver ?? {};
  const day = paperDate?.split('-').reverse().join('/');
  const isPassport = idNumber !== undefined && kindOfNumber(idNumber) === 'passport';
  const papers = authorityWords(paper ?? '');
  const said = (language: Language, role: string | undefined, number: string, dated: string) => {
    const by = paper && `${papers[language]}${day ? ` ${dated} ${day}` : ''}`;
    const more = [role, position, idNumber && `${number} ${idNumber}`, by].filter(Boolean).join(', ');
    return more ? `${recipient} (${more})` : recipient;
  };
  const of = (authorisedWord: string, representativeWord: string) =>
    as === 'authorised' ? authorisedWord : as === 'representative' ? representativeWord : undefined;
  return {
    vi: said('vi', of('người được ủy quyền', 'người đại diện'), isPassport ? 'hộ chiếu số' : 'số định danh', 'ngày'),
    en: said('en', of('authorised', 'representative'), isPassport ? 'passport number' : 'ID number', 'of'),
    hi: said('hi', of('अधिकृत व्यक्ति', 'प्रतिनिधि'), isPassport ? 'पासपोर्ट संख्या' : 'पहचान संख्या', 'दिनांक'),
  };
}

/** As slip 06 names the side that takes it. */
export function receiverSide(
  { recipient, receiver }: { recipient: string; receiver?: Receiver },
  { applicant, representative }: Parties,
): string {
  const submitter = representative ?? applicant;
  if (receiver?.as === 'authorised') return 'Người được ủy quyền nhận kết quả';
  if (receiver?.as === 'representative') return SUBMITTER;
  if (receiver) return representative ? 'Người có yêu cầu' : SUBMITTER;
  // Recorded before it was asked in what quality they took it.
  return isNamed(recipient, submitter) || isNamed(recipient, applicant) ? SUBMITTER : 'Người nhận kết quả';
}

export const SUBMITTER = 'Người nộp hồ sơ';
