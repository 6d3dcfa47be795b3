/** Papers of a dossier as data: the slips, and the paper of its result, as it was issued or as it would be. */
import { agencyName } from '#authority/agency.ts';
import { unheldIn } from '#authority/council.ts';
import { isInForce } from '#authority/dated.ts';
import type { Province } from '#authority/province.ts';
import { signingBlock, titlesOf, titlesUnknown } from '#authority/signing.ts';
import { inSentence } from '#authority/units.ts';
import { variables } from '#dossier/context.ts';
import { countedAnswers } from '#dossier/counted.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { evolve } from '#dossier/evolve.ts';
import { addresseeOf } from '#dossier/parties.ts';
import { type Slip, slipsOf } from '#dossier/slips.ts';
import { type DossierState, noDossier } from '#dossier/state.ts';
import { isTrue, type Variables } from '#engine/feel/feel.ts';
import { inWords } from '#kernel/in-words.ts';
import { isRefusal, must, type Outcome } from '#kernel/outcome.ts';
import { asksOf } from '#procedure/asks.ts';
import { namesOnlyFees } from '#procedure/fees-only.ts';
import { recitedLines, titlesIn } from '#procedure/law-recited.ts';
import { type LetterHead, readLetter, symbolOn } from '#procedure/letter.ts';
import type { Pack } from '#procedure/pack.ts';
import { chosenResult } from '#procedure/result-case.ts';
import type { Paper, PaperSignature } from '#spine/papers.ts';
import { bodyOf, dateOf, frameOf, issuerName, OPEN_NUMBER } from './frame.ts';
import { filledMarkdown, filler, readLetterText, withoutUnheld } from './letter-blocks.ts';
import { chosenIn, numberedIn } from './letter-values.ts';
import { rejectionPaper, revocationPaper } from './notices.ts';
import type { Platform, Procedure } from './platform.ts';
import { dayText } from './standing.ts';

export function slipsFor(
  { province }: Platform,
  rules: Procedure,
  dossierId: string,
  events: readonly DossierEvent[],
): Slip[] {
  return slipsOf(dossierId, events, { province, rules });
}

/** Letters are read when their pack is, so a published one can be read. */
const letterIn = (template: string) => must(readLetter('letter', template));

/** The text of the letter of the result, from the pack's template and what the dossier knows. */
export function letterOf({ province }: Platform, template: string, state: DossierState, pack: Of): string {
  const { body } = letterIn(template);
  const on = dateOf(province, state.result?.issuedAt ?? state.resultAt ?? state.last.at);
  const text = filledMarkdown(
    inForce(province, body, state, pack, on),
    filler(letterVariables(province, state, pack), pack.words['vi'] ?? {}),
  );
  const over = noLonger(province, state);
  return over ? `**${over}**\n\n${text}` : text;
}

/** Said before all else on what was taken back, wherever it is read again: the signed file itself cannot change. */
function noLonger(province: Province, { result }: DossierState): string | undefined {
  if (!result?.revoked) return undefined;
  const { at, paper } = result.revoked;
  const by = paper?.number ? ` theo Quyết định số ${paper.number}` : '';
  return `KẾT QUẢ NÀY KHÔNG CÒN GIÁ TRỊ: đã bị thu hồi ngày ${dayText(dateOf(province, at))}${by}.`;
}

/** The text as it is printed on a day: its recitals name only documents that hold on it, each once, and none that is only of fees. */
function inForce(province: Province, body: string, state: DossierState, pack: Of, date: string): string {
  const day = { date, ...(state.submittedAt && { since: dateOf(province, state.submittedAt) }) };
  const listed = Object.values(pack.manifest.law);
  const ofFees = namesOnlyFees(pack, body);
  const held = withoutUnheld(body, (text) => ofFees(text) || unheldIn(province, text, day, listed) !== undefined);
  return recitedLines(held, titlesIn(pack, province.law.documents));
}

/** Whose words and law a letter goes by. */
type Of = Pick<Pack, 'manifest' | 'words' | 'forms' | 'rules'>;

export const isRejected = ({ decision }: DossierState): boolean => decision?.outcome === 'rejected';

/** The paper the dossier ends with: the letter of its pack, or the notice that it was decided against. */
export function resultPaper(
  platform: Platform,
  rules: Procedure,
  pack: Pack,
  state: DossierState,
  address?: string,
): Paper | undefined {
  if (isRejected(state)) return rejectionPaper(platform, rules, state, address);
  const template = resultTemplate(pack, state);
  if (template === undefined) return undefined;
  const paper = letterPaper(platform, template, state, { pack, address });
  const over = noLonger(platform.province, state);
  const told = over && { kind: 'centred' as const, spans: [{ text: over, bold: true }] };
  return told ? { ...paper, blocks: [told, ...paper.blocks] } : paper;
}

/** The text of the letter that the dossier ends with. */
export function resultTemplate(pack: Pack, state: DossierState): string | undefined {
  const { manifest, letters } = pack;
  const { letter } = chosenResult(manifest.result, variables(state, asksOf(pack)));
  return letter ? letters[letter] : undefined;
}

/** Who got the paper of the result. */
function recipientsOf({ province }: Platform, pack: Pack, state: DossierState): string[] {
  const template = resultTemplate(pack, state);
  if (template === undefined || isRejected(state)) return [];
  const fill = filler(letterVariables(province, state, pack), pack.words['vi'] ?? {});
  return (
    letterIn(template)
      .head.recipients?.map(fill)
      .filter((one) => one.trim()) ?? []
  );
}

/** The decision that takes the result back, which everybody gets who got the paper that it ends. */
export const takingBackPaper = (
  platform: Platform,
  rules: Procedure,
  pack: Pack,
  state: DossierState,
  address?: string,
): Paper | undefined =>
  revocationPaper(platform, rules, state, {
    received: recipientsOf(platform, pack, state),
    ...(address && { address }),
  });

/** The letter of the result as a paper. */
function letterPaper(
  platform: Platform,
  template: string,
  state: DossierState,
  { pack, address, madeAt }: { pack: Of; address?: string; madeAt?: string },
): Paper {
  const { province } = platform;
  const { head, body } = letterIn(template);
  const fill = filler(letterVariables(province, state, pack), pack.words['vi'] ?? {});
  const frame = frameOf(province, state, numberLine(province, head, state), madeAt);
  const text = inForce(province, body, state, pack, dateOf(province, frame.at));
  const { title, subject, blocks } = readLetterText(text, fill);
  const recipients = head.recipients?.map(fill).filter((one) => one.trim());
  const paper: Paper = { ...frame, title, blocks, recipients: recipients ?? frame.recipients };
  if (subject) paper.subject = subject;
  // A pack of before may name a form that it says was not compared with its official text.
  if (head.form && !head.draft) paper.form = fill(head.form);
  if (head.frame === 'certificate') Object.assign(paper, { certificate: true, recipients: [] });
  if (head.signature) paper.signatures = paper.signatures.map((one) => titled(one, head.signature!));
  if (head.draft) paper.remark = draftRemark(province, paper.at);
  if (address) paper.address = address;
  return paper;
}

/** Under the title that the form gives, with what who signs is called after the name. */
function titled({ title, name }: PaperSignature, own: NonNullable<LetterHead['signature']>): PaperSignature {
  const position = title && title[0] + title.slice(1).toLowerCase();
  return { title: own.title.toUpperCase(), hint: own.hint, name, ...(position && { position }) };
}

/** A paper beside the result, and the letter it is made by. */
export interface StepPaper {
  letter: string;
  paper: Paper;
}

/** Papers that steps made when they were last done, as they stood then: all for the office, for the applicant their own. */
export function stepPapers(
  platform: Platform,
  pack: Pack,
  id: string,
  events: readonly DossierEvent[],
  reader: 'office' | 'applicant',
): StepPaper[] {
  const made = new Map<string, Paper>();
  const { manifest, letters } = pack;
  const wanted = (manifest.papers ?? []).filter((one) => reader === 'office' || one.audience !== 'office');
  let state = noDossier(id);
  for (const event of wanted.length ? events : []) {
    state = evolve(state, event);
    if (!isDone(event)) continue;
    for (const { letter, when } of wanted.filter((one) => one.after === event.step)) {
      if (when && !isTrue(when, variables(state, asksOf(pack)))) continue;
      // One that follows the result has its own day.
      const paper = letterPaper(platform, letters[letter], state, { pack, madeAt: event.at });
      made.set(letter, signedForStep(platform, pack, paper, letters[letter], event, state));
    }
  }
  // What says that something was registered is no paper before the result is issued, and never one of a refused dossier.
  const isIssued = state.result && !state.result.against;
  const early = new Set(isIssued ? [] : wanted.filter((one) => one.onceIssued).map(({ letter }) => letter));
  const over = noLonger(platform.province, state);
  return [...made].flatMap(([letter, paper]) =>
    early.has(letter)
      ? []
      : [{ letter, paper: over ? { ...paper, remark: [over, paper.remark].filter(Boolean).join(' ') } : paper }],
  );
}

/**
 * Who decided signed the decision and no paper of another step: such a paper waits for the head's own signature, or is that of who made
 * it, which has no number of the agency (Decree 30/2020/NĐ-CP Art. 8, Art. 13).
 */
function signedForStep(
  { province }: Platform,
  pack: Pack,
  paper: Paper,
  template: string,
  event: Done,
  state: DossierState,
): Paper {
  if (event.type === 'dossier-decided') return paper;
  if (letterIn(template).head.signer === 'head') return { ...paper, signatures: [headOf(province, state, event.at)] };
  const { number: _, ...own } = paper;
  return { ...own, signatures: [makerOf(province, pack, event, state)] };
}

/** Who did the step, with the post at whose desk it was done, where they hold it in that unit. */
function makerOf(province: Province, { manifest }: Pack, event: Done, state: DossierState): PaperSignature {
  const signer = { title: 'NGƯỜI LẬP', hint: '(Ký và ghi rõ họ tên)', name: event.by.name };
  const step = manifest.steps.find((one) => one.id === event.step);
  const officer = province.officers.get(event.by.id);
  // Of another body's step, and of the centre's, the unit is not that of the paper.
  if (!step?.post || step.unit !== 'competent' || !officer) return signer;
  const date = dateOf(province, event.at);
  if (!officer.holds.some((one) => one.unit === state.unit && one.post === step.post && isInForce(one, date)))
    return signer;
  const position = province.source.posts.find((one) => one.id === step.post)?.name.vi;
  return { ...signer, ...(position && { position }) };
}

/** The head's place is left open: who made the paper is not who signs it. */
function headOf(province: Province, { unit: code }: DossierState, at: string): PaperSignature {
  const unit = province.findUnit(code);
  const { collective, head } = unit ? titlesOf(province, unit, dateOf(province, at)) : { head: 'Thủ trưởng đơn vị' };
  return {
    authority: collective ? [`TM. ${collective}`.toUpperCase()] : [],
    title: head.toUpperCase(),
    hint: '(Ký, đóng dấu)',
    name: '',
  };
}

/** Events by which a step is done. */
type Done = Extract<
  DossierEvent,
  { type: 'task-completed' | 'dossier-decided' | 'result-issued' | 'result-delivered'; step: string }
>;
const DONE: ReadonlySet<DossierEvent['type']> = new Set<Done['type']>([
  'task-completed',
  'dossier-decided',
  'result-issued',
  'result-delivered',
]);
const isDone = (event: DossierEvent): event is Done => DONE.has(event.type);

/**
 * The paper of the result as it would be printed if the officer decided at that moment, its number left open. Nothing where the
 * procedure has no letter; a refusal where the officer may not sign for the agency.
 */
export function draftPaper(
  platform: Platform,
  pack: Pack,
  state: DossierState,
  by: string,
  at: Temporal.Instant,
): Outcome<Paper | undefined> {
  const { province } = platform;
  const template = resultTemplate(pack, state);
  const question = {
    unit: state.unit,
    officer: by,
    date: province.calendar.dateOf(at),
    procedure: state.procedure.code,
    inPerson: state.inPerson,
  };
  const block = signingBlock(province, question);
  if (isRefusal(block)) return block;
  if (template === undefined) return undefined;
  const atText = at.toString();
  const decision = { at: atText, by: province.officers.get(by)!.name, officer: by };
  const decided = { ...state, decision, resultAt: atText, result: undefined };
  return letterPaper(platform, template, decided, { pack });
}

/** The paper of a decided result as it would be printed if it were issued at that moment; nothing where the procedure has no letter. */
export function paperToIssue(
  platform: Platform,
  pack: Pack,
  state: DossierState,
  at: Temporal.Instant,
): Paper | undefined {
  const template = resultTemplate(pack, state);
  if (template === undefined) return undefined;
  const issued = { ...state, resultAt: at.toString(), result: undefined };
  return letterPaper(platform, template, issued, { pack });
}

function numberLine(province: Province, head: LetterHead, state: DossierState): string | undefined {
  // A paper that has a number of its own says it in its text.
  if (head.number === 'none') return undefined;
  if (state.result && head.number === 'drawn') return state.result.number ? `Số: ${state.result.number}` : undefined;
  const at = state.resultAt ?? state.last.at;
  const unit = province.findUnit(state.unit)?.symbol;
  const symbol = symbolOn(head.symbol, dateOf(province, at), unit) ?? unit;
  return `Số: ${OPEN_NUMBER}${symbol ? `/${symbol}` : ''}`;
}

/** «Mẫu do thành phố dự thảo»: no official text was at hand. */
function draftRemark(province: Province, at: string): string {
  const whole = province.wholeName(dateOf(province, at)).vi;
  return `Mẫu do ${/^Thành phố /.test(whole) ? 'thành phố' : 'tỉnh'} dự thảo`;
}

/** Other bodies that a letter speaks of, by name: those of the place of the dossier, or of the whole. */
function bodiesOf(province: Province, state: DossierState, day: string): Record<string, string> {
  const name = (role: string, unknown: string) => bodyOf(province, state, role, day) ?? unknown;
  return {
    police: name('police', 'Công an cấp xã'),
    insurance: name('social-insurance', 'Bảo hiểm xã hội'),
    tax: name('tax', 'Cơ quan thuế'),
  };
}

/**
 * Who decides, above the recitals of a decision: the body where it decides as one, its head where the power is the head's (Decree 30/2020
 * Annex III, note 6 to form 1.2). Of a unit whose titles the province does not say, the unit.
 */
function authorityOf(province: Province, state: DossierState, day: string): string {
  const unit = province.findUnit(state.unit);
  const name = agencyName(province, state.unit, day);
  if (state.inPerson) return issuerName(province, state, day);
  const titles = unit && titlesOf(province, unit, day);
  return !titles || titles.collective || titles === titlesUnknown ? name : `${titles.head} ${name}`;
}

/** With the province or city that it lies in: «Ủy ban nhân dân phường Hồng Gai, thành phố Quảng Ninh». */
function agencyWhole(province: Province, { unit }: DossierState, day: string): string {
  const [name, whole] = [agencyName(province, unit, day), inSentence(province.wholeName(day).vi)];
  return name.includes(whole) ? name : `${name}, ${whole}`;
}

/** When the dossier was complete: as it was received, whenever its clock began; after a supplement, when the clock began again. */
const completeAt = (clock: DossierState['clock']): string | undefined =>
  clock?.restarts ? clock.startedAt : clock?.receivedAt;

/** What a letter may speak of: the answers that count, what each step recorded, and the case. */
function letterVariables(province: Province, state: DossierState, pack: Of): Variables {
  const { applicant, decision, result } = state;
  const at = result?.issuedAt ?? state.resultAt;
  const on = (instant: string | undefined) => (instant ? dateOf(province, instant) : '');
  const day = on(at ?? state.last.at);
  const asks = asksOf(pack);
  const answers = countedAnswers(state.answers, asks);
  return {
    applicantName: applicant.name,
    addressee: addresseeOf(applicant),
    applicantId: applicant.idNumber,
    applicantAddress: applicant.address,
    ...variables(state, asks, {
      inWords: inWords({ ...answers, ...state.results }),
      numbered: numberedIn(pack.forms, answers, applicant.idNumber),
      chosen: chosenIn(pack.words['vi'] ?? {}, answers),
      code: state.code,
      unit: province.nameOf(state.unit, day).vi,
      agency: state.inPerson ? issuerName(province, state, day) : agencyName(province, state.unit, day),
      agencyWhole: agencyWhole(province, state, day),
      authority: authorityOf(province, state, day),
      bodies: bodiesOf(province, state, day),
      receivedOn: on(completeAt(state.clock)),
      issuedOn: on(at),
      decidedOn: on(decision?.at),
      number: result?.number ?? '',
      signer: decision?.by ?? '',
    }),
  };
}
