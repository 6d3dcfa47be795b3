/** What a line of form 06 says was done: by its outcome, never by the title of a step whose work came out otherwise. */
import type { WorkingCalendar } from '#calendar/calendar.ts';
import { opinionText } from './choices.ts';
import { requestWords } from './decide-withdrawal.ts';
import type { DossierEvent, HandedOver } from './events.ts';
import type { Opinion } from './opinion.ts';
import { datedPhases, REST } from './phase-words.ts';
import { receiverWords } from './receiver.ts';
import { groundedReason } from './refusal-grounds.ts';
import type { Rules } from './rules.ts';
import { extendedPart } from './slip-outside.ts';
import type { Consultation, DossierClock, DossierState, Task } from './state.ts';

/** Events by which nothing is given, or what was given is taken back: one act of whoever did it, not the work of a desk. */
export type Against = Extract<DossierEvent, { type: 'dossier-refused' | 'dossier-rejected' | 'result-revoked' }>;

export const isAgainst = (event: DossierEvent): event is Against =>
  event.type === 'dossier-refused' || event.type === 'dossier-rejected' || event.type === 'result-revoked';

const withReason = (what: string, reason: string | undefined): string => (reason ? `${what}: ${reason}` : what);
const ofStep = (step: string): string => (step ? ` (bước “${step}”)` : '');

/** Of an act against the request, on the dossier as it was before. */
export function againstText(event: Against, { result }: Pick<DossierState, 'result'>): string {
  switch (event.type) {
    case 'dossier-refused':
      return withReason('Từ chối tiếp nhận, giải quyết hồ sơ', groundedReason(event));
    case 'dossier-rejected':
      return withReason('Quyết định không chấp thuận', groundedReason(event));
    case 'result-revoked':
      return withReason(result ? 'Thu hồi kết quả đã cấp' : 'Thu hồi quyết định, chưa phát hành kết quả', event.reason);
  }
}

/** Of work that ended because the result was taken back. */
export const stoppedText = (step: string, decision?: string): string =>
  `Dừng giải quyết${ofStep(step)}: kết quả bị thu hồi${decision ? ` theo Quyết định số ${decision}` : ''}`;

/** Of a dossier that was taken back: on whose request where an officer entered it, why, and the work that ended with it. */
export function withdrawnText(
  { request, reason }: Extract<DossierEvent, { type: 'dossier-withdrawn' }>,
  tasks: readonly Pick<Task, 'step'>[],
  rules: Pick<Rules, 'steps'>,
): string {
  const asked = request ? ` theo đề nghị của ${requestWords(request, true).vi}` : '';
  const steps = tasks.map(({ step }) => rules.steps[step]?.name.vi).filter(Boolean);
  return `${withReason(`Rút hồ sơ${asked}`, reason.replace(/[.\s]+$/, ''))}. Dừng giải quyết hồ sơ${ofStep(steps.join('”, “'))}`;
}

interface Kept {
  province: { calendar: WorkingCalendar };
  rules: Rules;
}

/** On form 07, what became of the result, and of what others worked on; taken back before a decision was made of it, it has the day alone. */
export function revokedText({ result, stopped }: DossierState, { province, rules }: Kept): string | undefined {
  if (!result?.revoked) return undefined;
  const { at, paper } = result.revoked;
  const day = province.calendar.print(Temporal.Instant.from(at)).split(' ')[1];
  const told = `Đã thu hồi ngày ${day}${paper?.number ? ` theo Quyết định số ${paper.number}` : ''}`;
  const steps = (stopped ?? []).map(({ step }) => rules.steps[step]?.name.vi).filter(Boolean);
  return steps.length ? `${told}; dừng giải quyết: ${steps.join(', ')}` : told;
}

/** Of the work of a desk: the title of its step where doing it is all there is to say, else what came of it. */
export function doneText(event: DossierEvent, task: Pick<Task, 'step'>, rules: Rules): string {
  const step = rules.steps[task.step]?.name.vi ?? '';
  switch (event.type) {
    case 'task-completed':
      return withReason(concluded(event, rules) ?? step, event.answer && `trả lời việc trả lại: ${event.answer}`);
    case 'task-returned':
      return `${withReason(`Trả lại bước “${rules.steps[event.to]?.name.vi ?? ''}”`, event.reason)}${ofStep(step)}`;
    case 'supplement-requested':
      return `Yêu cầu bổ sung, hoàn thiện hồ sơ${ofStep(step)}`;
    case 'result-delivered':
      return deliveredText(
        event,
        [step, event.rest && REST.vi.toLocaleLowerCase('vi')].filter(Boolean).join(': '),
        rules,
      );
    case 'outside-result-recorded':
      return event.outcome === 'refused' ? `${step}: từ chối giải quyết` : step;
    default:
      return withReason(step, 'reason' in event ? event.reason : undefined);
  }
}

/** To whom and how a result went; of the applicant the name beside it says all. */
export const deliveredText = (event: HandedOver, what: string, rules: Pick<Rules, 'itemName'>): string =>
  withReason(
    event.receiver?.as === 'authorised' || event.receiver?.position ? `${what}: ${receiverWords(event).vi}` : what,
    [
      event.method === 'post' && `bưu gửi ${[event.consignment, event.address].filter(Boolean).join(', gửi đến ')}`,
      event.originals?.length &&
        `${event.asAsked ? 'đã thu, đối chiếu giấy tờ' : 'đã thu bản chính'}: ${event.originals.map((one) => rules.itemName(one).vi).join('; ')}`,
    ]
      .filter(Boolean)
      .join('; '),
  );

/** «Kết quả đăng ký thường trú: Không giải quyết. …»: in the words of the form, with why. */
function concluded({ step, result, grounds }: Extract<DossierEvent, { type: 'task-completed' }>, rules: Rules) {
  const found = rules.conclusionOf(step, result);
  if (!found) return undefined;
  const { field, value, favourable } = found;
  const said = field
    ? `${rules.itemName(field).vi}: ${rules.optionName(field, value).vi}`
    : `Kết luận: ${favourable ? 'đủ điều kiện' : 'không đủ điều kiện'}`;
  const reason = rules.reasonOf(step, result);
  const why = groundedReason({ grounds, reason: typeof reason === 'string' ? reason : '' });
  return `${said}${why ? `. ${why}` : ''}${ofStep(rules.steps[step]?.name.vi ?? '')}`;
}

type Asked = Extract<DossierEvent, { type: 'supplement-requested' }>;
type Came = Extract<DossierEvent, { type: 'dossier-supplemented' | 'supplement-missed' | 'supplement-lapsed' }>;

/** What is asked for; of what was received, that its clock stands still from now on. */
export function requestedText({ items }: Asked, rules: Rules, stands: boolean): string {
  const asked = items.map(({ item, reason }) => `${rules.itemName(item).vi} (${reason})`).join('; ');
  return `Yêu cầu bổ sung, hoàn thiện hồ sơ${stands ? ', tạm dừng tính thời hạn' : ''}: ${asked}`;
}

/** The date that is promised; of several, each that is to come with what it is of. */
function datesToCome(clock: DossierClock, rules: Rules, print: (iso: string) => string): string {
  const parts = datedPhases(clock, rules).filter(({ endedAt }) => !endedAt);
  if (parts.length < 2) return print(clock.dueAt);
  return parts.map(({ name, dueAt, runs }) => `${name.vi}: ${print(runs ? clock.dueAt : dueAt)}`).join('; ');
}

/** What came, or that nothing did; and what becomes of the time. */
export function cameText(
  event: Came,
  { clock, supplement }: DossierState,
  rules: Rules,
  print: (iso: string) => string,
): string {
  const what =
    event.type === 'dossier-supplemented'
      ? 'Nhận hồ sơ bổ sung'
      : `Hết thời hạn bổ sung (${print(event.deadline)}), chưa nhận được hồ sơ bổ sung`;
  if (event.type === 'supplement-lapsed') return `${what}. Dừng giải quyết hồ sơ`;
  if (!clock) return what;
  const paused = supplement && `tạm dừng từ ${print(supplement.requestedAt)} đến ${print(event.at)}`;
  const after = 'clock' in event ? event.clock : undefined;
  const due = after && (after.restarts > clock.restarts ? 'tính thời hạn lại từ đầu' : 'tiếp tục tính thời hạn');
  return [what, paused, due && `${due}, hẹn trả kết quả vào ${datesToCome(after!, rules, print)}`]
    .filter(Boolean)
    .join('; ');
}

/** That the date that law set is not kept, of what where there are several, and which one is promised instead. */
export function extendedText(
  event: Extract<DossierEvent, { type: 'dossier-extended' }>,
  rules: Rules,
  print: (iso: string) => string,
): string {
  const part = extendedPart(event, rules);
  const { reason, from, clock } = event;
  return `Xin lỗi, gia hạn${part ? ` (${part})` : ''} từ ${print(from)} đến ${print(clock.dueAt)}: ${reason}`;
}

export const askedText = ({ question }: Consultation): string => `Lấy ý kiến: ${question}`;

export const answeredText = ({ opinion, text, number, replaces }: Answered): string =>
  [
    replaces ? 'Trả lời ý kiến thay cho lần trước' : 'Trả lời ý kiến',
    [opinionText(opinion).vi, text, number && `Văn bản số ${number}`, replaces && `Lý do thay: ${replaces}`]
      .filter(Boolean)
      .join('. '),
  ].join(': ');
type Answered = Pick<Opinion, 'text' | 'number' | 'replaces'> & { opinion: string };

export const questionWithdrawnText = (reason: string): string => `Rút yêu cầu lấy ý kiến: ${reason}`;

/** What the lines before say of their result is not right any more. */
export const correctedText = ({
  outcome,
  number,
  why,
  proposedBy,
}: Extract<DossierEvent, { type: 'outside-result-corrected' }>): string =>
  [
    `Đính chính kết quả: nay ghi ${outcome === 'refused' ? 'từ chối giải quyết' : 'đã giải quyết'}`,
    number && `số ${number}`,
    `lý do đính chính: ${why}`,
    proposedBy && `người đề nghị: ${proposedBy.name}`,
  ]
    .filter(Boolean)
    .join('; ');

export const silenceText = (meaning: 'consent' | 'late'): string =>
  meaning === 'consent' ? 'Hết thời hạn trả lời ý kiến, coi như đồng ý' : 'Hết thời hạn trả lời ý kiến, chưa trả lời';
