/**
 * A dossier is taken back by who applied, only while no decision exists (Circular 03/2025 form 05). They do it themselves, or ask; then an
 * officer enters it on the request: whose it is, of which day, how it came, and the paper. Without one on record nobody else withdraws.
 */
import { isDay } from '#kernel/day.ts';
import { readIdNumber } from '#kernel/id-number.ts';
import { isRefusal, type Language, type Outcome, type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import type { Names } from '#kernel/phrase.ts';
import { isPersonName, saysSomething } from '#kernel/text.ts';
import type { REQUEST_WAYS } from './choices.ts';
import { missedOf } from './clock.ts';
import type { CommandOf } from './commands.ts';
import { type Context, common } from './context.ts';
import type { DossierEvent } from './events.ts';
import { isAwaited, notHere, tell } from './flow.ts';
import { isOrganisation } from './parties.ts';
import { refuseReason, refuseReasonAgainst } from './reason.ts';
import { clean, type Receiver, receiverWords, refuseNumberOf } from './receiver.ts';
import type { DossierState } from './state.ts';

/** As it was given to the office. */
export interface WithdrawalRequest {
  by: Receiver['as'];
  /** Who signed it; of the applicant and their representative as the dossier has it. */
  name: string;
  /** Of somebody authorised: their number, and the paper that says so with its day. */
  idNumber?: string;
  authority?: string;
  authorityDate?: string;
  /** The day it was handed in. */
  on: string;
  way: (typeof REQUEST_WAYS)[number];
  /** Its number of arrival, or what it is called. */
  paper?: string;
  file?: string;
}

export function withdraw(
  state: DossierState,
  command: CommandOf<'withdraw-dossier'>,
  context: Context,
): Outcome<DossierEvent[]> {
  if (!isAwaited(state, context, 'withdraw')) return notHere(state, context, 'withdraw-dossier');
  // Who is signed in as who applied asks by that very act.
  const request = context.by.kind === 'citizen' ? undefined : requestOf(state, command, context);
  // Who applied owes nobody a reason; what an officer enters ends somebody else's dossier.
  const vague = context.by.kind === 'citizen' ? refuseReason(command.reason) : refuseReasonAgainst(command.reason);
  if (vague || isRefusal(request)) return refuseAll(vague, request)!;
  const flow = tell(state, context, 'withdraw');
  if (isRefusal(flow)) return flow;
  const missed = state.clock && missedOf(state.clock, context.atText);
  const said = { reason: command.reason, ...(request && { request }), ...(missed && { missed }) };
  return [{ type: 'dossier-withdrawn', ...common(context), ...said, flow }];
}

type Asked = NonNullable<CommandOf<'withdraw-dossier'>['request']>;

function requestOf(
  state: DossierState,
  { request: asked = {}, file }: CommandOf<'withdraw-dossier'>,
  { province: { calendar }, at }: Context,
): Outcome<WithdrawalRequest> {
  const { applicant } = state;
  const { by, way } = asked;
  const [paper, on] = [clean(asked.paper), clean(asked.on)];
  const party = by === 'representative' ? state.representative : applicant;
  const today = calendar.dateOf(at);
  const from = state.submittedAt ? calendar.dateOf(Temporal.Instant.from(state.submittedAt)) : today;
  const asker = askerOf(asked, applicant.name, party && { name: party.name, signs: isOrganisation(party) });
  const missing = [
    !by && WORDS.by,
    !way && WORDS.way,
    !on && WORDS.on,
    ...asker.missing,
    // A message is on record as it is. Whoever applied online has a door of their own: the paper itself says that they came.
    way !== 'message' && !file && (state.channel === 'online' ? WORDS.file : !saysSomething(paper) && WORDS.paper),
  ].filter((one) => one !== false && one !== undefined);
  const faults = refuseAll(
    missing.length && refuse('withdrawal-request-needed', { applicant: applicant.name, missing }),
    by === 'representative' && !state.representative && refuse('withdrawal-no-representative'),
    on && (!isDay(on) || on < from || on > today) && refuse('withdrawal-day', { date: on, from, to: today }),
    way === 'message' && isDay(on) && !hasMessage(state, on, calendar) && refuse('withdrawal-no-message', { date: on }),
    by &&
      by !== 'authorised' &&
      party &&
      refuseNumberOf(party, asked.idNumber, isOrganisation(party) ? asker.name : ''),
    ...refuseAuthorised(asked, state, today),
    asker.typed && !isPersonName(asker.name) && refuse('name-unreadable', { name: asker.name }),
  );
  if (faults || !by || !way || !asker.name) return faults!;
  const { authority = '', authorityDate = '', idNumber } = by === 'authorised' ? asked : {};
  return {
    by,
    name: asker.name,
    ...(by === 'authorised' && {
      idNumber: readIdNumber(clean(idNumber)),
      authority: clean(authority),
      authorityDate: clean(authorityDate),
    }),
    ...(by === 'representative' && { authority: state.representative?.authority }),
    on,
    way,
    ...(paper && { paper }),
    ...(file && { file }),
  };
}

/** Who signed: a person of the dossier by their name there; for an organisation, and with an authorisation, whoever is named. */
function askerOf(
  { by, name, idNumber, authority, authorityDate }: Asked,
  applicant: string,
  party: { name: string; signs: boolean } | undefined,
) {
  const named = clean(name);
  if (by === 'authorised')
    return {
      name: named,
      typed: named !== '',
      missing: [
        !named && WORDS.name,
        !clean(idNumber) && WORDS.idNumber,
        !clean(authority) && WORDS.authority,
        !clean(authorityDate) && WORDS.authorityDate,
      ],
    };
  if (party && !party.signs) return { name: party.name, typed: false, missing: [] };
  const signs = by && party?.signs;
  return { name: named || applicant, typed: Boolean(signs && named), missing: [signs && !named && WORDS.name] };
}

function refuseAuthorised(
  { by, name, idNumber: typed, authorityDate }: Asked,
  { applicant }: DossierState,
  today: string,
): (Refusal | false | undefined)[] {
  if (by !== 'authorised') return [];
  const number = clean(typed);
  const idNumber = number ? readIdNumber(number) : undefined;
  const date = clean(authorityDate);
  return [
    number !== '' &&
      (!idNumber || isOrganisation({ idNumber })) &&
      refuse('recipient-id', { recipient: clean(name), number }),
    idNumber === applicant.idNumber &&
      number !== '' &&
      refuse('withdrawal-is-applicant', { number, applicant: applicant.name }),
    date !== '' && (!isDay(date) || date > today) && refuse('recipient-paper-date', { date }),
  ];
}

const hasMessage = ({ messages = [] }: DossierState, day: string, calendar: Context['province']['calendar']): boolean =>
  messages.some((one) => one.kind === 'citizen' && calendar.dateOf(Temporal.Instant.from(one.at)) === day);

const WORDS: Readonly<
  Record<'by' | 'way' | 'on' | 'name' | 'idNumber' | 'authority' | 'authorityDate' | 'paper' | 'file', Names>
> = {
  by: { vi: 'ai đề nghị', en: 'who asked', hi: 'किसने माँगा' },
  way: { vi: 'đề nghị đến bằng cách nào', en: 'how the request came', hi: 'अनुरोध कैसे आया' },
  on: { vi: 'ngày nhận đề nghị', en: 'the day it came', hi: 'अनुरोध का दिन' },
  name: { vi: 'họ tên người ký đề nghị', en: 'the name of who signed it', hi: 'हस्ताक्षर करने वाले का नाम' },
  idNumber: {
    vi: 'số định danh của người được ủy quyền',
    en: 'the ID number of who is authorised',
    hi: 'अधिकृत व्यक्ति की पहचान संख्या',
  },
  authority: { vi: 'giấy ủy quyền', en: 'the paper that authorises them', hi: 'अधिकार-पत्र' },
  authorityDate: { vi: 'ngày của giấy ủy quyền', en: 'the day of that paper', hi: 'अधिकार-पत्र का दिन' },
  paper: {
    vi: 'bản chụp đơn, hoặc số đến và tên đơn',
    en: 'a scan of the request, or its number of arrival and name',
    hi: 'अनुरोध की स्कैन प्रति, या उसकी आवक संख्या और नाम',
  },
  file: { vi: 'bản chụp đơn đề nghị rút hồ sơ', en: 'a scan of the request', hi: 'अनुरोध की स्कैन प्रति' },
};

type Texts = Readonly<Record<Language, string>>;

const WAYS: Readonly<Record<WithdrawalRequest['way'], Texts>> = {
  'in-person': { vi: 'nộp trực tiếp', en: 'handed in in person', hi: 'स्वयं जमा' },
  post: { vi: 'gửi qua bưu chính', en: 'sent by post', hi: 'डाक से भेजा' },
  message: { vi: 'nhắn trong hồ sơ', en: 'written in the dossier', hi: 'फ़ाइल में लिखा' },
};

/** The request in words: who, on which day, how, by which paper. `open`: letters leave the house, and no number of a person with them. */
export function requestWords(request: WithdrawalRequest, open?: true): Texts {
  const { by, name, idNumber, authority, authorityDate, on, way, paper } = request;
  const receiver = open
    ? { as: by }
    : {
        as: by,
        ...(idNumber && { idNumber }),
        ...(authority && { paper: authority }),
        ...(authorityDate && { paperDate: authorityDate }),
      };
  const who = receiverWords({ recipient: name, receiver });
  const day = on.split('-').reverse().join('/');
  const said = (dated: string, language: Language) =>
    [`${who[language]}, ${dated} ${day}`, WAYS[way][language], paper].filter(Boolean).join(', ');
  return { vi: said('ngày', 'vi'), en: said('on', 'en'), hi: said('दिनांक', 'hi') };
}
