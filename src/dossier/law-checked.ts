/**
 * A document of law that no list here has may not exist, or not under that number: nobody is refused, asked for something or loses a
 * result by it until who names it says that they looked it up. What they said stays in the event, with the documents it was said of.
 * Nobody is asked for something, and nothing is put off, by one that does not hold yet, and nothing at all is said against anybody by one
 * that ended, also where only a reason names it.
 * That a list of the province has a document says nothing of whether a fee is taken by it: there only the procedure's own list counts.
 */
import { type NotInForce, refuseNotInForce } from '#authority/law.ts';
import { misnamedIn, type NamedLaw, withNumbers } from '#kernel/law-names.ts';
import { knownLaw, lawNumbersIn, numbersIn, withoutNoughts } from '#kernel/law-text.ts';
import { unlistedByYear } from '#kernel/law-years.ts';
import { type Outcome, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { foldLetters, foldVietnamese } from '#kernel/text.ts';
import type { Act, Command } from './commands.ts';
import { type Context, submittedOn } from './context.ts';
import type { DossierEvent } from './events.ts';
import { namedLaws, refuseMisnamed } from './law-cited.ts';
import { foreignLaw, lawsIn, ownLaw } from './law-own.ts';
import type { GroundRef } from './refusal-grounds.ts';
import type { DossierState } from './state.ts';

/** Acts that name law against a person, or by which somebody asks for something. */
const BY_LAW = [
  'receive-dossier',
  'complete-task',
  'decide-dossier',
  'refuse-dossier',
  'refuse-reception',
  'request-supplement',
  'request-payment',
  'replace-payment',
  'set-case-fee',
  'propose-revocation',
  'extend-dossier',
  'pay-fee',
  'refund-fee',
  'keep-fee',
] as const satisfies readonly Act[];

export const isByLaw = (command: Command): command is Extract<Command, { act: (typeof BY_LAW)[number] }> =>
  (BY_LAW as readonly Act[]).includes(command.act);

type LawLists = Pick<Context, 'province' | 'at'> & {
  rules: Pick<Context['rules'], 'laws' | 'lawText' | 'lawNames' | 'decidedBy' | 'grounds' | 'reasonOf'>;
};

/** It says what a dossier owes, by a law that who acted named. */
export const setsFee = (event: DossierEvent): boolean =>
  event.type === 'case-fee-set' ||
  event.type === 'fee-set-anew' ||
  (event.type === 'fee-paid' && event.law !== undefined);

/** A document named by title and year alone, where exactly one listed document fits, has its number beside it from here on. */
export function withLawNumbers(state: DossierState, command: Command, context: LawLists): Command {
  if (!isByLaw(command)) return command;
  const numbered = (law: unknown) => (typeof law === 'string' ? withNumbers(law, namedLaws(context)) : law);
  const cited = 'law' in command && command.law ? { ...command, law: numbered(command.law) } : command;
  const ofLaw = (one: GroundRef): GroundRef =>
    one.kind === 'law' && typeof one.words === 'string'
      ? { ...one, law: String(numbered(one.law) ?? ''), words: withoutNoughts(one.words) }
      : one;
  const plain = <One extends object>(one: One): One =>
    'reason' in one && typeof one.reason === 'string' ? { ...one, reason: withoutNoughts(one.reason) } : one;
  const rests =
    cited.act === 'complete-task' && cited.grounds ? { ...cited, grounds: cited.grounds.map(ofLaw) } : cited;
  const said = plain('items' in rests ? { ...rests, items: rests.items.map(plain) } : rests);
  if (!('result' in said) || !said.result || typeof said.result !== 'object') return said as Command;
  const step = 'task' in said && state.tasks.find(({ id }) => id === said.task)?.step;
  const fields = ['law', ...(step ? context.rules.grounds(step) : [])];
  const result = Object.entries(said.result).map(([field, one]) => [
    field,
    fields.includes(field) ? numbered(one) : one,
  ]);
  return { ...said, result: Object.fromEntries(result) } as Command;
}

const DIGIT = /\p{Nd}/u;

/** A number that a list has without a title is in a list. */
const asListed = (number: string, listed: readonly NamedLaw[]): Phrase | string =>
  knownLaw(listed.map((one) => one.number))(number) ? phrase('law-title-of', { law: number }) : number;

/** The events as they are recorded: with the documents that who acted looked up themselves. */
export function withLawChecked(
  state: Pick<DossierState, 'submittedAt'>,
  command: Command,
  events: readonly DossierEvent[],
  context: LawLists,
): Outcome<DossierEvent[]> {
  if (!isByLaw(command)) return [...events];
  const checked: DossierEvent[] = [];
  for (const event of events) {
    const cited = citedIn(event, context.rules);
    const { grounds, reasons } = cited;
    // Nearly all that officers write names no law.
    if (!grounds.length && !reasons.some((one) => DIGIT.test(one))) {
      checked.push(event);
      continue;
    }
    const notHeld = notHeldIn(state, event, reasons, context);
    if (notHeld) return refuseNotInForce(notHeld);
    const misnamed = [
      ...grounds.map((one) => refuseMisnamed(context.rules.lawText(one), context)),
      ...reasons.map((one) => refuseMisnamed(one, context, 'sentence')),
    ].find((found) => found);
    if (misnamed) return misnamed;
    const unlisted = unlistedIn(event, cited, context);
    if (unlisted.length && !command.lawChecked)
      return setsFee(event)
        ? refuse('law-uncited', { law: unlisted.join(', ') })
        : refuse('law-unlisted', { law: unlisted.map((one) => asListed(one, context.rules.laws)) });
    const foreign = foreignLaw(event, cited, context);
    if (foreign.length && !command.lawChecked)
      return refuse('law-foreign', { law: foreign.join(', '), known: ownLaw(context).join('; ') });
    const looked = [...new Set([...unlisted, ...foreign])].join(', ');
    checked.push(looked ? { ...event, lawChecked: looked } : event);
  }
  return checked;
}

/**
 * Law that does not hold on the day, in the words of a reason. What asks for something or puts it off rests on its reason alone, so neither
 * law to come nor law that ended stands in it. Any other act has its ground beside the reason, which may tell of law to come; law that
 * ended stands in no reason as one, only where the sentence says that it ended, or what was made under it before.
 */
function notHeldIn(
  state: Pick<DossierState, 'submittedAt'>,
  event: DossierEvent,
  reasons: readonly string[],
  { province, rules, at }: LawLists,
): NotInForce | undefined {
  if (!reasons.length) return undefined;
  const isAlone = event.type === 'supplement-requested' || event.type === 'dossier-extended';
  const day = { date: province.calendar.dateOf(at), since: submittedOn(state, { province, at }) };
  const endedIn = (said: string) => province.law.endedIn(said, day, rules.laws);
  for (const said of reasons.flatMap((reason) => reason.split(/[;\n]|\.(?=\s)/))) {
    const ended = endedIn(said);
    if (ended && !tellsOfEnded(said.normalize('NFC'), endedIn)) return { ended };
    const early = isAlone && province.law.earlyIn(said, day, rules.laws);
    if (early) return { early };
  }
  return undefined;
}

const MADE =
  '(?:cap|lap|ky|ban hanh|xac nhan|phe duyet|giao|cho thue|cong chung|chung thuc|dang ky|tham dinh|thu|nop)(?!\\p{L})';
const ENDED =
  /(?<!\p{L})(?:(?:het|khong\s+con|mat)\s+hieu\s+luc|(?:da|bi|duoc)\s+(?:bai\s+bo|thay\s+the)|thay\s+the\s+(?:bang|boi))(?!\p{L})/u;
const MADE_UNDER = new RegExp(
  `(?<!\\p{L})(?:(?<!chua )da (?:duoc )?${MADE}|${MADE} (?:truoc |vao )?(?:ngay|nam|thang) \\d)(?:(?!(?:khong|chua|trai) )[^;,]){0,60} (?:theo|can cu) `,
  'u',
);

/** That it ended is said behind it: a permit that ended may have ended by it. */
function tellsOfEnded(said: string, endedIn: (text: string) => unknown): boolean {
  if (MADE_UNDER.test(foldVietnamese(said))) return true;
  const index = ENDED.exec(foldLetters(said))?.index;
  return index !== undefined && Boolean(endedIn(said.slice(0, index))) && !endedIn(said.slice(index));
}

const misnamedElsewhere = (texts: readonly string[], one: NamedLaw): boolean =>
  texts.some((text) => {
    const found = misnamedIn(text, [one]);
    return found !== undefined && !found.other && found.right.startsWith(one.title);
  });

function unlistedIn(event: DossierEvent, cited: Cited, context: LawLists): string[] {
  const { grounds, reasons } = cited;
  const { rules } = context;
  const listed = namedLaws(context);
  const byYear = [...grounds.map(rules.lawText), ...reasons].flatMap((one) => unlistedByYear(one, listed));
  return [...new Set([...byYear, ...unlistedNumbersIn(event, cited, context)])];
}

function unlistedNumbersIn(event: DossierEvent, { grounds, reasons }: Cited, { province, rules }: LawLists): string[] {
  const named = [...grounds.flatMap(numbersIn), ...reasons.flatMap(lawNumbersIn)];
  if (!named.length) return [];
  const ofProvince = setsFee(event) ? [] : province.law.numbers;
  // Of a number without a title, as of one that only the title of another has, nobody can tell whether the name beside it is its own.
  // Beside another name than a review gave it, who names it has to look.
  const isOtherwise = rules.laws
    .filter(({ titleGiven }) => titleGiven)
    .map(({ titleGiven: _, ...one }) => one)
    .filter((one) => misnamedElsewhere([...grounds.map(rules.lawText), ...reasons], one));
  const ofProcedure = rules.laws
    .filter(({ number }) => !isOtherwise.some((one) => one.number === number))
    .flatMap(({ number, title }) => (title === number ? [] : numbersIn(number).length ? [number] : [title]));
  const isKnown = knownLaw([...ofProvince, ...ofProcedure]);
  return [...new Set(named)].filter((one) => !isKnown(one));
}

interface Cited {
  grounds: string[];
  reasons: string[];
}

/** What an event rests on, and what is said beside it in a person's own words. */
function citedIn(event: DossierEvent, rules: LawLists['rules']): Cited {
  switch (event.type) {
    case 'dossier-rejected':
      return { grounds: [event.law], reasons: [event.reason, event.despite ?? ''] };
    // Its reason is composed of what is published and of what shows it: nobody wrote it.
    case 'dossier-refused':
      return { grounds: [event.law], reasons: [] };
    case 'revocation-proposed':
      return { grounds: [event.law], reasons: [event.reason] };
    case 'fee-refunded':
    case 'fee-kept':
      return { grounds: [event.law ?? ''], reasons: [event.reason, event.corrects?.why ?? ''] };
    case 'fee-set-anew':
      return { grounds: [event.law], reasons: [event.reason] };
    case 'fee-paid':
      return { grounds: [event.law ?? ''], reasons: [] };
    case 'payment-requested':
    case 'case-fee-set':
      return { grounds: [event.fee.law], reasons: [event.fee.replaces ?? ''] };
    case 'dossier-extended':
      return { grounds: [], reasons: [event.reason, event.apology] };
    case 'supplement-requested':
      return { grounds: [], reasons: event.items.map(({ reason }) => reason) };
    case 'task-completed':
    case 'dossier-received':
    case 'dossier-decided': {
      const { result } = event;
      const of = 'step' in event ? rules.grounds(event.step) : [];
      // Of money that nobody owes, the law is said where the amount would be.
      const grounds = [...of, ...('amountVnd' in result ? ['law'] : [])].map((field) => result[field]);
      const why = 'step' in event ? rules.reasonOf(event.step, result) : undefined;
      const laws = event.type === 'task-completed' ? lawsIn(event) : [];
      const reasons = [why, 'despite' in event ? event.despite : undefined, ...laws.map(({ said }) => said)];
      return {
        grounds: [...grounds, ...laws.map(({ law }) => law)].filter((one) => typeof one === 'string'),
        reasons: reasons.filter((one) => typeof one === 'string'),
      };
    }
    default:
      return { grounds: [], reasons: [] };
  }
}
