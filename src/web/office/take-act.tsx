/** An act as it was posted: read, everything that is wrong with it said at once, asked for confirmation where it may be misread, then done. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { perform } from '#acts/perform.ts';
import { PREVIEWED, type Preview, previewAct } from '#acts/preview.ts';
import { isWithFile } from '#acts/result-file.ts';
import { dayText } from '#acts/standing.ts';
import { isSigning } from '#dossier/asked.ts';
import type { Command } from '#dossier/commands.ts';
import { disagreeing } from '#dossier/conclusions.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { isByLaw } from '#dossier/law-checked.ts';
import { legalDate } from '#dossier/legal-date.ts';
import type { DossierState } from '#dossier/state.ts';
import { numberInWords } from '#kernel/in-words.ts';
import { formatVnd } from '#kernel/money.ts';
import { everyRefusal, isRefusal, type Refusal, refusalText, refuse } from '#kernel/outcome.ts';
import type { RefusalCode } from '#kernel/refusals.ts';
import { wordsFor } from '../catalogue.ts';
import type { Door } from '../door.ts';
import { type Opened, openDossier } from '../dossiers.ts';
import { errorsOf, type FieldError, formOf, idOf, sectionsOf } from '../forms/model.ts';
import { placed, textFaults, textIn } from '../forms/posted.tsx';
import { readAnswers } from '../forms/read.ts';
import { noticeOf } from '../notices.ts';
import { onceOf } from '../once.ts';
import type { PageErrors } from '../portal/apply-pages.tsx';
import { fieldId } from '../ui/again.ts';
import { type TakenPaper, takeUploads } from '../uploads.ts';
import { today, unitName, type View } from '../view.ts';
import {
  AGAINST,
  commandOf,
  farDue,
  isForm,
  OFFICE_ACTS,
  type OfficeAct,
  oldPaper,
  RESULT_FILE,
  refuseAmount,
  refuseOtherLaw,
  toConfirm,
} from './act-commands.ts';
import { fieldRefused } from './act-fields.ts';
import { limitsOf } from './act-limits.ts';
import { LETTER_READ, letterOf } from './extend-form.tsx';
import { typedForOther, typedWhereHidden } from './other-choice.ts';
import { CONFIRMED } from './revoke-warning.tsx';

type Body = Record<string, string | string[] | undefined>;
export type ActRequest = FastifyRequest<{ Params: { id: string; act: string }; Body: Body }>;

/** A form that comes back: with what was wrong, or with what the paper would say. */
export interface Failed {
  act?: OfficeAct;
  errors?: PageErrors;
  fieldErrors?: readonly FieldError[];
  posted?: Record<string, unknown>;
  /** The file that came with it, which need not be chosen again. */
  file?: TakenPaper;
  preview?: Preview;
  /** It names a document of law that no list has. */
  unlisted?: boolean;
  /** Its amount is far from what is usual. */
  unusual?: boolean;
  /** What is to be recorded of money was not read back yet. */
  unread?: boolean;
}

type Again = (opened: Opened, failed: Failed) => Promise<FastifyReply>;

/** What the act itself says of a field whose own fault is said beside it. */
const SAID_BESIDE: readonly RefusalCode[] = ['form-invalid', 'amount-needed', 'outcome-needed'];
/** A file that could not be taken in is not missing as well. */
const OF_FILES: readonly RefusalCode[] = ['withdrawal-request-needed', 'outside-paper-needed'];

export async function takeAct(
  door: Door,
  request: ActRequest,
  reply: FastifyReply,
  giveBack: Again,
  mayPreview: (request: FastifyRequest) => Promise<boolean>,
): Promise<FastifyReply> {
  const view = door.view(request);
  const opened = await openDossier(view, request.params.id);
  if (isRefusal(opened)) return door.refuse(request, reply, opened);
  const name = request.params.act as OfficeAct;
  if (!OFFICE_ACTS.includes(name)) return door.refuse(request, reply, refuse('request-invalid', { detail: name }));
  const { state } = opened;
  const uploaded = request.isMultipart()
    ? await takeUploads(door, view, request, (field) => (field === RESULT_FILE ? field : undefined))
    : undefined;
  const body = uploaded?.body ?? request.body;
  const file = uploaded?.papers.get(RESULT_FILE);
  const step = stepResult(view, opened, name, body);
  const command: Command | undefined = commandOf(name, body, view, step.result);
  if (command && isWithFile(command) && file) command.file = file.file;
  if (command && isByLaw(command) && body['lawChecked'] === 'yes') command.lawChecked = true;
  if (command && isSigning(command.act))
    Object.assign(command, { questionRead: textIn(body, 'questionRead') || undefined });
  if (!command && name !== 'decide-dossier')
    return door.refuse(request, reply, refuse('request-invalid', { detail: name }));
  const posted = { ...body, ...step.result };
  const texts = textFaults(view, body, limitsOf(name, step.fields), name);
  const errors = [...texts, ...(uploaded?.errors ?? []), ...step.errors];
  // Of a text that is wrong in itself nothing else is said.
  if (!texts.length) errors.push(...formErrors(view, name, body, command));
  const seen = Number(body['seq']);
  const ifSeq = Number.isInteger(seen) && seen > 0 ? seen : undefined;
  const again: Again = async (now, failed) => giveBack(now, await withoutOldReason(view, now, ifSeq, failed));
  // Nothing brings it back: the paper and what ends with it are read before; an apology is made once.
  const isUnseen =
    (name === 'revoke-result' && String(body[CONFIRMED] ?? '') !== state.proposal?.at) ||
    (name === 'extend-dossier' && textIn(body, LETTER_READ) !== letterOf(body));
  const previews = (body['preview'] !== undefined || isUnseen) && PREVIEWED.includes(name);
  if (previews && !(await mayPreview(request)))
    return again(opened, {
      act: name,
      posted,
      file,
      errors: [{ id: `${name}-form`, text: view.t('sign.preview-wait') }],
    });
  const confirm = errors.length ? undefined : confirmation(view, name, body, state);
  const said = (one: Refusal) => {
    const field = fieldRefused(name, one, body);
    if (field) return { id: fieldId(name, field), text: refusalText(one, view.lang) };
    return placed(view, one, body, name, isForm(name) ? `act-${name}` : `${name}-form`);
  };
  // Rehearsed first: what the act would refuse is said together with what the form has wrong, and before anything is confirmed.
  if (errors.length || confirm) {
    const rehearsed =
      command && (await perform(view.platform, opened.id, command, view.actor!, { ifSeq, rehearsal: true }));
    const also = isRefusal(rehearsed)
      ? everyRefusal(rehearsed)
          .filter((one) => !isSaid(one, errors.length > 0, Boolean(uploaded?.errors.length)))
          .filter(({ code }) => !texts.length || code !== 'letter-lost')
      : [];
    const all = [...errors, ...also.map(said)];
    const failed = { act: name, fieldErrors: step.fieldErrors, file, ...asksAgain(rehearsed) };
    return all.length || !confirm
      ? again(opened, { ...failed, errors: all, posted })
      : again(opened, { ...failed, errors: confirm.errors, posted: { ...posted, ...confirm.posted } });
  }
  const done = previews
    ? await previewAct(view.platform, opened.shown, opened.id, command!, view.actor!, { ifSeq })
    : await perform(view.platform, opened.id, command!, view.actor!, { ifSeq, ...onceOf(body, command!) });
  if (isRefusal(done)) {
    // The dossier as it is now, with what was typed still there.
    const now = await openDossier(view, request.params.id);
    const refused = everyRefusal(done).map(said);
    return again(isRefusal(now) ? opened : now, { act: name, errors: refused, posted, file, ...asksAgain(done) });
  }
  if (!('seq' in done)) return again(opened, { act: name, posted, preview: done, file });
  const stays = isRefusal(await openDossier(view, request.params.id)) ? '/office' : `/office/dossiers/${opened.id}`;
  if (done.replayed) return door.seeOther(reply, stays, 'done-before');
  const told = command?.act === 'send-message' && command.told;
  const notice = isForm(name) ? noticeOf(name, state, done.state) : told ? 'told' : 'sent';
  return door.seeOther(reply, name === 'receive-dossier' ? `${stays}/slips?form=01` : stays, notice);
}

/** A reason that was written before a unit disagreed says nothing of that: it is written anew, by who has read it. */
async function withoutOldReason(view: View, { state }: Opened, seen: number | undefined, failed: Failed) {
  const { act, posted, errors = [] } = failed;
  if (act !== 'complete-task' || seen === undefined || seen >= state.seq || !posted?.['despite']) return failed;
  const since = (await view.platform.store.readEvents(state.id))
    .filter((one) => one.seq > seen)
    .map(({ body }) => JSON.parse(body) as DossierEvent);
  const answered = since.flatMap((one) => (one.type === 'consultation-answered' ? one.consultation : []));
  const newer = disagreeing(state).filter(({ id }) => answered.includes(id));
  if (!newer.length) return failed;
  const units = newer.map(({ unit }) => unitName(view, unit)).join(', ');
  const text = view.t('consult.written-before', { units });
  return { ...failed, posted: { ...posted, despite: '' }, errors: [...errors, { id: fieldId(act, 'despite'), text }] };
}

/** Then the form asks whether it was looked up, or looked at once more. */
const asksAgain = (done: unknown): Pick<Failed, 'unlisted' | 'unusual' | 'unread'> => {
  const codes = isRefusal(done) ? everyRefusal(done).map(({ code }) => code) : [];
  return {
    unlisted: (['law-unlisted', 'law-uncited', 'law-foreign'] as const).some((one) => codes.includes(one)),
    unusual: codes.includes('case-fee-unusual'),
    unread: (['keep-unread', 'refund-unread', 'return-unread', 'payment-unread', 'payment-crossed'] as const).some(
      (one) => codes.includes(one),
    ),
  };
};

const isSaid = ({ code }: Refusal, hasErrors: boolean, hasUploadErrors: boolean): boolean =>
  (hasErrors && SAID_BESIDE.includes(code)) || (hasUploadErrors && OF_FILES.includes(code));

/** What the step records, checked like every form: every wrong field is said beside it. A decision against the request records only why. */
function stepResult(view: View, { state, shown }: Opened, name: OfficeAct, body: Body) {
  const task = state.tasks.find((one) => one.id === Number(body['task']));
  const form = task && shown.rules.formOf(shown.rules.steps[task.step]?.form ?? '');
  const rejects = name === 'decide-dossier' && body['outcome'] === 'rejected';
  if (!form || rejects || !['complete-task', 'decide-dossier', 'receive-dossier'].includes(name))
    return { errors: [], fields: new Set<string>() };
  const fields = sectionsOf(form, wordsFor(view, shown.pack)).flatMap((section) => section.fields);
  const result = readAnswers(fields, body, view.t('form.decimal-sign'));
  const contradicted = typedWhereHidden(form, fields, result).map(({ field, refusal }) => ({
    field,
    id: idOf(fields.find(({ name }) => name === field)!),
    text: refusalText(refusal, view.lang),
  }));
  const fieldErrors = [...errorsOf(formOf(form).faults(result, today(view)), fields, view.t), ...contradicted];
  const errors = fieldErrors.map(({ id, text }) => ({ id, text }));
  return { result, fieldErrors, errors, fields: new Set(fields.map((one) => one.name)) };
}

/** What no act can say of a form, since it never comes to one. */
function formErrors(view: View, name: OfficeAct, body: Body, command: Command | undefined): PageErrors {
  const errors: PageErrors = [];
  if (!command) errors.push({ id: 'outcome', text: view.t('decide.choose') });
  for (const { field, refusal } of typedForOther(name, body))
    errors.push({ id: fieldId(name, field), text: refusalText(refusal, view.lang) });
  // Form 02 is answered by a telephone: who guides says which.
  if (name === 'request-supplement' && !/\d{3}/.test(String(body['contactPhone'] ?? '')))
    errors.push({ id: 'contactPhone', text: view.t('supplement.contact-phone-needed') });
  const isCase = name === 'set-case-fee';
  if (isCase && !body['due']) errors.push({ id: 'case-fee-due', text: view.t('acts.case-fee-choose') });
  const unclear = isCase && body['due'] === 'none' ? undefined : refuseAmount(body);
  if (unclear) errors.push({ id: amountField(name), text: refusalText(unclear, view.lang) });
  const other = BY_ARTICLE[name] && refuseOtherLaw(body, name === 'complete-task' ? AGAINST : '');
  if (other) errors.push({ id: `${BY_ARTICLE[name]}-article`, text: refusalText(other, view.lang) });
  return errors;
}

/** Acts that name an article beside a document, by what their fields begin with. */
const BY_ARTICLE: Partial<Record<OfficeAct, string>> = {
  'complete-task': 'complete-task-against',
  'decide-dossier': 'decide',
  'refuse-dossier': 'refuse',
  'propose-revocation': 'revoke',
  'refund-fee': 'refund',
  'keep-fee': 'keep',
};

const amountField = (name: OfficeAct): string =>
  name === 'pay-fee' ? 'pay-amount' : name === 'set-case-fee' ? 'case-fee-amount' : 'amountVnd';

/** What was read is shown once more before it is recorded: an amount in full, and that an authorisation is old. */
function confirmation(
  view: View,
  name: OfficeAct,
  body: Body,
  state: DossierState,
): { errors: PageErrors; posted: Record<string, unknown> } | undefined {
  const amount = toConfirm(name, body);
  if (amount !== undefined && isForm(name)) {
    const words = view.lang === 'vi' ? ` (${numberInWords(amount)} đồng)` : '';
    const said = { amount: `${formatVnd(amount)}${words}`, act: view.t(`act.${name}`) };
    const errors = [{ id: amountField(name), text: view.t('fee.confirm', said) }];
    return { errors, posted: { confirmedVnd: String(amount) } };
  }
  const { calendar } = view.platform.province;
  const { at } = legalDate(state);
  const legal = at && calendar.dateOf(Temporal.Instant.from(at));
  const due = farDue(name, body, today(view), legal);
  if (due) {
    const said = { date: dayText(due), ...(legal && { law: dayText(legal) }) };
    const text = view.t(legal ? 'outside.due-long' : 'outside.due-far', said);
    return { errors: [{ id: fieldId(name, 'theirDueOn'), text }], posted: { confirmedDue: due } };
  }
  const date = oldPaper(name, body, today(view));
  if (!date) return undefined;
  const errors = [{ id: 'authorised-paper-date', text: view.t('receiver.paper-old', { date: dayText(date) }) }];
  return { errors, posted: { confirmedPaper: date } };
}
