/** Applying: for whom, page by page, papers, how to get the result, review, submit. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findClosed } from '#acts/gate.ts';
import { findDelegation } from '#acts/representing.ts';
import { provenNumber } from '#authority/identity.ts';
import type { Actor } from '#authority/permission.ts';
import { isSame } from '#dossier/proven.ts';
import { prefilled } from '#engine/form/form.ts';
import { fillOwn, settledIn } from '#engine/form/own.ts';
import { isRefusal, type Outcome, type Refusal, refusalText, refuse } from '#kernel/outcome.ts';
import type { Door } from '../door.ts';
import { shownValue } from '../forms/field.tsx';
import { errorsOf, formOf, idOf } from '../forms/model.ts';
import { textIn } from '../forms/posted.tsx';
import { type Posted, readAnswers } from '../forms/read.ts';
import { meantIn } from '../meant-procedures.tsx';
import { sameFor } from '../same-matter.tsx';
import { handedIn, shelfOf } from '../shelf-model.ts';
import { notKept, type SentRequest, takeUploads } from '../uploads.ts';
import type { View } from '../view.ts';
import { addressFaults } from './address-faults.ts';
import { DeliveryPage, type PageErrors, PapersPage, PlacePage, StepPage } from './apply-pages.tsx';
import { ReviewPage } from './apply-review.tsx';
import { asDossier } from './as-dossier.ts';
import { barsAt, barsOf, contradictions, unfitMembers } from './bars.ts';
import { deliveryMethod } from './delivery-question.tsx';
import {
  componentName,
  type Draft,
  type Filling,
  faultsOf,
  fillingOf,
  findDraft,
  missingOf,
  type Step,
  stepAt,
  submittedOf,
  toldElsewhere,
  withUnplaced,
} from './draft-model.ts';
import { resumeAt } from './draft-parts.tsx';
import {
  deliveryValues,
  isOlder,
  mergeSeen,
  paperValues,
  readSeen,
  SEEN,
  savedNow,
  wholeValues,
} from './draft-seen.ts';
import { handIn, keep, tooLate } from './keep-draft.tsx';
import { keepSent } from './keep-paper.ts';
import { REMOVE, wholeFor } from './paper-upload.tsx';
import { placeSaid } from './place-question.tsx';
import { REFUSED, savedWay } from './put-by.ts';

type DraftRequest = FastifyRequest<{ Params: { id: string; page: string }; Body: Posted }>;

export function applyRoutes(server: FastifyInstance, door: Door): void {
  const { doors } = door.parts;
  const mine = { for: 'citizen' } as const;
  server.get<{ Params: { id: string } }>('/drafts/:id', { config: mine }, async (request, reply) => {
    const filling = await open(door, request, request.params.id);
    if (isRefusal(filling)) return door.refuse(request, reply, filling);
    return reply.redirect(`/drafts/${filling.draft.id}/${resumeAt(filling, door.view(request))}`, 303);
  });
  server.post<{ Params: { id: string } }>('/drafts/:id/remove', { config: mine }, async (request, reply) => {
    const draft = await findDraft(door.view(request), (id) => doors.findDraft(id), request.params.id);
    if (isRefusal(draft)) return door.refuse(request, reply, draft);
    await doors.dropDraft(draft.id);
    return door.seeOther(reply, '/my/drafts', 'removed');
  });
  server.get<{ Params: { id: string; page: string }; Querystring: Record<string, unknown> }>(
    '/drafts/:id/:page',
    { config: mine },
    async (request, reply) => {
      const filling = await open(door, request, request.params.id);
      if (isRefusal(filling)) return door.refuse(request, reply, filling);
      if (filling.draft.data.done) return reply.redirect(`/my/dossiers/${filling.draft.data.dossierId}`, 303);
      const { page } = request.params;
      // Of another way of asking: what is typed is taken where it is asked.
      const step = PLAIN_PAGES.has(page) ? undefined : stepAt(filling, page);
      if (step && step.id !== page) {
        const { search } = new URL(request.url, 'http://localhost');
        return reply.redirect(`/drafts/${filling.draft.id}/${step.id}${search}`, 303);
      }
      if (isAfterForm(page) && barsOf(filling, door.view(request)).length)
        return reply.redirect(`/drafts/${filling.draft.id}/review`, 303);
      const errors = request.query[REFUSED] === undefined ? [] : await wrongAt(filling, door.view(request), page);
      return show(door, request, reply, filling, page, errors);
    },
  );
  server.post<{ Params: SentRequest['params']; Body: SentRequest['body'] }>(
    '/drafts/:id/papers/taken',
    { config: mine },
    async (request, reply) => {
      const filling = await open(door, request, request.params.id);
      return isRefusal(filling) ? notKept(reply, door.view(request), filling) : keepSent(door, request, reply, filling);
    },
  );
  server.post<{ Params: { id: string; page: string }; Body: Posted }>(
    '/drafts/:id/:page',
    { config: { ...mine, files: true } },
    async (request, reply) => {
      if (request.isMultipart() && request.params.page !== 'papers')
        throw Object.assign(new Error('no files are brought there'), { statusCode: 415 });
      const filling = await open(door, request, request.params.id);
      if (isRefusal(filling)) return door.refuse(request, reply, filling);
      // The button that hands it in, pressed twice.
      const { done, dossierId } = filling.draft.data;
      if (done && request.params.page === 'review') return reply.redirect(`/my/dossiers/${dossierId}`, 303);
      if (done) return tooLate(door, reply, door.view(request), filling.draft);
      switch (request.params.page) {
        case 'place':
          return takePlace(door, request, reply, filling);
        case 'papers':
          if (!request.isMultipart()) return show(door, request, reply, filling, 'papers', []);
          return takePapers(door, request, reply, filling);
        case 'delivery':
          return takeDelivery(door, request, reply, filling);
        case 'review':
          return submit(door, request, reply, filling);
        default:
          return takeStep(door, request, reply, filling);
      }
    },
  );
}

const PLAIN_PAGES: ReadonlySet<string> = new Set(['place', 'papers', 'delivery', 'review']);

async function open(door: Door, request: FastifyRequest, id: string): Promise<Outcome<Filling>> {
  const view = door.view(request);
  const draft = await findDraft(view, (one) => door.parts.doors.findDraft(one), id);
  if (isRefusal(draft)) return draft;
  const { applicant, representative, done } = draft.data;
  // What was begun for another goes on as long as they let it.
  const me = { idNumber: provenNumber(view.actor) };
  if (representative && !done && !(await findDelegation(view.platform, applicant, me, draft.procedure)))
    return refuse('delegation-needed');
  const filling = await fillingOf(view, draft);
  // What was begun while the procedure was open goes on under the pack it was begun with.
  if (isRefusal(filling) || draft.data.dossierId) return filling;
  return (await findClosed(view.platform, filling.shown.rules)) ?? filling;
}

/** What is wrong with a page as it is saved: for who was told so, and reads on in another language. */
async function wrongAt(filling: Filling, view: View, page: string): Promise<PageErrors> {
  const errors = missingOf(filling, view).flatMap((one) => (one.page === page ? [one.error] : []));
  const step = filling.steps.find(({ id }) => id === page);
  const unfit = step && !errors.length ? await unfitMembers(filling, view, step) : undefined;
  return unfit ? [unfit.error] : errors;
}

async function show(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  filling: Filling,
  page: string,
  errors: PageErrors,
  posted?: Record<string, unknown>,
  { more = false, stale = false } = {},
): Promise<FastifyReply> {
  const view = door.view(request);
  const props = { view, filling, errors, stale };
  const status = errors.length && view.isAnswer ? 422 : 200;
  if (page === 'papers') {
    const whole = wholeFor(view);
    const [offered, before] = await Promise.all([shelfOf(door, view, whole !== undefined), handedIn(view)]);
    return door.send(reply, PapersPage({ ...props, shelf: { ...offered, before, whole } }), status);
  }
  if (page === 'place') return door.send(reply, PlacePage({ ...props, place: posted?.['place'] as string }), status);
  if (page === 'delivery') return door.send(reply, DeliveryPage({ ...props, kept: posted }), status);
  if (page === 'review') {
    const same = await sameFor(view, filling.shown, asDossier(filling));
    const missing = missingOf(filling, view);
    // Of a wrong answer the register would speak of what is not meant.
    const unfit = missing.length || errors.length ? undefined : await unfitMembers(filling, view);
    if (unfit) missing.push(unfit);
    const meant = await meantIn(
      door.parts,
      view,
      [...errors, ...missing.map(({ error }) => error)].map(({ text }) => text),
    );
    return door.send(reply, ReviewPage({ ...props, missing, same, meant }), status);
  }
  const step = stepAt(filling, page);
  if (!step) return door.send(reply, DeliveryPage(props), status);
  return door.send(reply, StepPage({ ...props, step, posted, more }), status);
}

async function takeStep(door: Door, request: DraftRequest, reply: FastifyReply, filling: Filling) {
  const view = door.view(request);
  const step = filling.steps.find((one) => one.id === request.params.page);
  // Answers of another tab took the question away.
  const { id: instead } = step ?? stepAt(filling, request.params.page) ?? {};
  if (!step && request.headers['x-autosave']) return reply.code(409).send({ text: view.t('stale.gone') });
  if (!step && instead && SEEN in request.body)
    return show(door, request, reply, filling, instead, [{ id: 'main', text: view.t('stale.gone') }]);
  if (!step) return reply.redirect(`/drafts/${filling.draft.id}`, 303);
  const { fields } = step;
  const given = readAnswers(fields, request.body, view.t('form.decimal-sign'));
  const answers: Record<string, unknown> = { ...filling.draft.data.answers };
  const form = formOf(filling.shown.rules.formOf('apply')!);
  const here = new Set(fields.map(({ name }) => name));
  const elsewhere = Object.entries(answers).filter(([name]) => !here.has(name));
  // What stands there before anything is typed: of the register, or the applicant's own.
  const before = fillOwn(form, { ...filling.known.answers, ...Object.fromEntries(elsewhere) }, filling.own);
  for (const field of fields) {
    const known = before[field.name];
    // What a register holds stays the register's unless the person says otherwise.
    // Of several things the answer says which is meant.
    const names = filling.choices[field.schema.source?.register ?? ''];
    if (field.name in given && (names || !isSame(given[field.name], known))) answers[field.name] = given[field.name];
    else delete answers[field.name];
  }
  const names = fields.map(({ name }) => name);
  const { data } = filling.draft;
  const seen = readSeen(request.body);
  const merged = mergeSeen(names, { saved: data.answers, posted: answers }, seen, data.savedBy?.[step.id]);
  const typed = { ...filling.known.answers, ...given };
  for (const name of merged.theirs) typed[name] = merged.values[name] ?? filling.known.answers[name];
  if (merged.stale.length) return refuseStale(door, request, reply, filling, { step, stale: merged.stale, typed });
  for (const name of names) delete answers[name];
  Object.assign(answers, merged.values);
  const place = placeSaid(view, filling, answers);
  const savedBy = { ...data.savedBy, ...(seen && { [step.id]: seen.drawing }) };
  const change = { answers, place, savedBy };
  if (!(await keep(door, filling.draft, change))) return tooLate(door, reply, view, filling.draft);
  const now = fillOwn(form, { ...filling.known.answers, ...answers }, filling.own);
  const hidden = new Set([...form.hidden(now), ...settledIn(form, filling.own).keys()]);
  if (request.headers['x-autosave'])
    return reply.send({
      ...savedNow(view, seen, Object.fromEntries(names.map((name) => [name, answers[name]]))),
      hidden: [...hidden],
    });
  const saved = savedWay(request.body, request.url);
  if (saved) return reply.redirect(saved, 303);
  // Answers decide which questions and pages come next.
  const next = await fillingOf(view, { ...filling.draft, data: { ...data, ...change } });
  if (isRefusal(next)) return door.refuse(request, reply, next);
  // What an answer has just brought up was not seen yet, but where scripts showed it at once: the page says what it hid when it was sent.
  const said = request.body['hidden'];
  const away = typeof said === 'string' ? new Set(said.split(',')) : filling.hidden;
  const isUntouched = (name: string, value: unknown) => value === undefined || value === prefilled(fields, {})[name];
  const more = fields.some(({ name }) => away.has(name) && !hidden.has(name) && isUntouched(name, given[name]));
  if (more) return show(door, request, reply, next, step.id, [], typed, { more: true });
  const faults = errorsOf(faultsOf(filling, now), fields, view.t);
  const errors = withUnplaced(faults, view, filling.shown.rules, fields, next.counted);
  if (errors.length) return show(door, request, reply, next, step.id, errors, typed);
  const bars = barsAt(next, view, step);
  const never = bars.filter(({ others }) => !others.length);
  if (never.length)
    return show(
      door,
      request,
      reply,
      next,
      step.id,
      never.map(({ error }) => error),
      typed,
    );
  const unfit = await unfitMembers(next, view, step);
  if (unfit) return show(door, request, reply, next, step.id, [unfit.error], typed);
  const told = toldElsewhere(next, view, step.id);
  if (told && told !== next.draft.data.elsewhereTold) {
    await keep(door, next.draft, { elsewhereTold: told });
    return show(door, request, reply, next, step.id, [], typed);
  }
  // Said where the last of them was answered, with the way to the others, once: each page is saved, and the review says it again.
  const unlike = bars.map(({ error }) => error.text).join(' ');
  const { contradictionTold = '' } = next.draft.data;
  if (unlike !== contradictionTold && !isFromReview(request)) {
    await keep(door, next.draft, { contradictionTold: unlike });
    if (unlike) return show(door, request, reply, next, step.id, contradictions(view, next, step, bars), typed);
  }
  return reply.redirect(wayOn(view, next, step.id, request), 303);
}

/** Of an older page of the same application, whose answers another tab saved otherwise: nothing is saved, and both are shown. */
async function refuseStale(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  filling: Filling,
  { step, stale, typed }: { step: Step; stale: readonly string[]; typed: Record<string, unknown> },
): Promise<FastifyReply> {
  const view = door.view(request);
  const { t, fmt } = view;
  const { answers } = filling.draft.data;
  if (request.headers['x-autosave']) return reply.code(409).send({ text: t('stale.autosave') });
  const fields = step.fields.filter(({ name }) => stale.includes(name));
  const errors = fields.map((field) => {
    const value = answers[field.name];
    const saved = value === undefined ? t('form.none') : shownValue(field, value, t, fmt);
    return { id: idOf(field), field: field.name, text: t('stale.field', { field: field.label, saved }) };
  });
  return show(door, request, reply, filling, step.id, errors, typed, { stale: true });
}

/** Who can never get it is told all of why before they send files or choose how to get it: the review has it, with the way to each answer. */
const isAfterForm = (page: string): boolean => page === 'papers' || page === 'delivery';

const isFromReview = ({ query }: FastifyRequest): boolean => (query as { back?: string }).back === 'review';

/**
 * The next page; back to the review for who came from there. Where an answer named what a register holds, the page that asked is gone: what
 * it fills in is looked at.
 */
function wayOn(view: View, filling: Filling, page: string, request: FastifyRequest): string {
  const { draft, pages } = filling;
  const at = pages.indexOf(page);
  const said = at < 0 ? stepAt(filling, page)?.id : pages[at + 1];
  const next = said && isAfterForm(said) && barsOf(filling, view).length ? 'review' : said;
  return `/drafts/${draft.id}/${isFromReview(request) ? 'review' : (next ?? 'review')}`;
}

async function takePlace(door: Door, request: DraftRequest, reply: FastifyReply, filling: Filling) {
  const view = door.view(request);
  const place = String(request.body['place'] ?? '');
  const isPlace = Boolean(view.platform.province.findUnit(place)?.place);
  const { data } = filling.draft;
  const seen = readSeen(request.body);
  const merged = mergeSeen(['place'], { saved: data, posted: { place } }, seen, data.savedBy?.['place']);
  const isAutosave = Boolean(request.headers['x-autosave']);
  if (isPlace && merged.stale.length) {
    if (isAutosave) return reply.code(409).send({ text: view.t('stale.autosave') });
    const said = { id: 'place', text: view.t('stale.page') };
    return show(door, request, reply, filling, 'place', [said]);
  }
  const change = {
    place: merged.values['place'] as string,
    savedBy: { ...data.savedBy, ...(seen && { place: seen.drawing }) },
  };
  const saved = savedWay(request.body, request.url);
  if (isPlace && !(await keep(door, filling.draft, change))) return tooLate(door, reply, view, filling.draft);
  if (isAutosave) return reply.send(isPlace ? savedNow(view, seen, { place: change.place }) : {});
  if (saved) return reply.redirect(saved, 303);
  if (!isPlace)
    return show(door, request, reply, filling, 'place', [{ id: 'place', text: view.t('apply.place-needed') }], {
      place,
    });
  return reply.redirect(`/drafts/${filling.draft.id}/review`, 303);
}

async function takePapers(door: Door, request: DraftRequest, reply: FastifyReply, filling: Filling) {
  const view = door.view(request);
  const asked = new Set(filling.components.map((one) => one.id));
  const { papers: before } = filling.draft.data;
  const uploaded = await takeUploads(door, view, request, (field) => (asked.has(field) ? field : undefined), before);
  // Files take long to come: what was saved meanwhile stays.
  const draft = ((await door.parts.doors.findDraft(filling.draft.id)) as Draft | undefined) ?? filling.draft;
  if (draft.data.done) return tooLate(door, reply, view, draft);
  const { data } = draft;
  const seen = readSeen(uploaded.body);
  const sent = [...uploaded.papers.keys()];
  const posted = Object.fromEntries([...uploaded.papers].map(([id, { file }]) => [id, file]));
  const merged = mergeSeen(sent, { saved: paperValues(data), posted }, seen, data.savedBy?.['papers']);
  const taken = [...uploaded.papers].filter(
    ([id, { file }]) => merged.values[id] === file && !merged.stale.includes(id),
  );
  const papers = { ...data.papers, ...Object.fromEntries(taken) };
  // A file that came in its place is kept.
  const removed = String(uploaded.body[REMOVE] ?? '');
  const isRemoved = Object.hasOwn(papers, removed) && !uploaded.papers.has(removed);
  if (isRemoved) {
    const sides = { saved: paperValues(data), posted: {} };
    if (mergeSeen([removed], sides, seen, data.savedBy?.['papers']).stale.length) merged.stale.push(removed);
    else delete papers[removed];
  }
  for (const id of merged.stale)
    uploaded.errors.push({
      id,
      text: view.t('stale.paper', { paper: componentName(view, filling.shown, id), name: data.papers[id].name }),
    });
  const savedBy = { ...data.savedBy, ...(seen && { papers: seen.drawing }) };
  if (!(await keep(door, draft, { papers, savedBy }))) return tooLate(door, reply, view, draft);
  const now: Filling = { ...filling, draft: { ...draft, data: { ...data, papers, savedBy } } };
  // A file that was not taken is gone: that is said, wherever they wanted to go.
  const saved = savedWay(uploaded.body, request.url);
  if (saved && !uploaded.errors.length) return reply.redirect(saved, 303);
  if (isRemoved && !uploaded.errors.length) return door.seeOther(reply, request.url, 'removed');
  const missing = missingOf(now, view).filter(({ page }) => page === 'papers');
  const errors: PageErrors = uploaded.errors.length ? uploaded.errors : missing.map(({ error }) => error);
  if (errors.length) return show(door, request, reply, now, 'papers', errors);
  return reply.redirect(wayOn(view, now, 'papers', request), 303);
}

async function takeDelivery(door: Door, request: DraftRequest, reply: FastifyReply, filling: Filling) {
  const view = door.view(request);
  const { data } = filling.draft;
  const typed = {
    method: deliveryMethod(String(request.body['method'] ?? '')),
    address: textIn(request.body, 'address'),
    receivingUnit: String(request.body['receivingUnit'] ?? ''),
  };
  const seen = readSeen(request.body);
  const sides = { saved: deliveryValues(data), posted: typed };
  const { values, stale } = mergeSeen(Object.keys(typed), sides, seen, data.savedBy?.['delivery']);
  const isAutosave = Boolean(request.headers['x-autosave']);
  if (stale.length) {
    if (isAutosave) return reply.code(409).send({ text: view.t('stale.autosave') });
    const said = { id: stale[0], text: view.t('stale.page') };
    return show(door, request, reply, filling, 'delivery', [said]);
  }
  const { method, address = '', receivingUnit = '' } = values as Partial<typeof typed>;
  const delivery = method && { method, address: address || undefined };
  const errors = addressFaults(view, delivery ?? { address });
  if (!method) errors.push({ id: 'method', text: view.t('delivery.needed') });
  const unit = receivingUnit ? door.parts.platform.province.findUnit(receivingUnit) : undefined;
  const isCentre = !receivingUnit || unit?.roles.includes('one-stop');
  if (!isCentre) errors.push({ id: 'receivingUnit', text: view.t('delivery.centre-needed') });
  const change = {
    delivery,
    typedAddress: method ? undefined : address,
    receivingUnit: isCentre ? receivingUnit || undefined : data.receivingUnit,
    savedBy: { ...data.savedBy, ...(seen && { delivery: seen.drawing }) },
  };
  const saved = savedWay(request.body, request.url);
  const now = { ...filling, draft: { ...filling.draft, data: { ...data, ...change } } };
  // As every page of a draft: kept as it was typed, whatever is said of it.
  if (!(await keep(door, filling.draft, change))) return tooLate(door, reply, view, filling.draft);
  if (errors.length && !saved && !isAutosave) return show(door, request, reply, now, 'delivery', errors, sides.saved);
  if (isAutosave) return reply.send(savedNow(view, seen, deliveryValues({ ...data, ...change })));
  if (saved) return reply.redirect(saved, 303);
  return reply.redirect(wayOn(view, filling, 'delivery', request), 303);
}

/** Draft and submission are two acts; both are done once, however often the button is pressed. */
async function submit(door: Door, request: DraftRequest, reply: FastifyReply, filling: Filling) {
  const view = door.view(request);
  const { platform, doors } = door.parts;
  const { draft } = filling;
  if (isOlder(readSeen(request.body), wholeValues(draft.data)))
    return show(door, request, reply, filling, 'review', [{ id: 'main', text: view.t('stale.review') }]);
  if (missingOf(filling, view).length) return show(door, request, reply, filling, 'review', []);
  const { applicant, representative, place, receivingUnit, delivery } = draft.data;
  const actor = view.actor as Actor;
  const command = {
    act: 'draft-dossier' as const,
    channel: 'online' as const,
    applicant,
    representative,
    place,
    receivingUnit,
    delivery,
    answers: filling.counted,
    components: submittedOf(filling),
  };
  const refused = (refusal: Refusal) =>
    show(door, request, reply, filling, 'review', [{ id: 'main', text: refusalText(refusal, view.lang) }]);
  const outcome = await handIn(door, draft, command, actor);
  if (isRefusal(outcome)) return refused(outcome);
  const { dossierId } = outcome;
  await doors.saveDraft({
    ...draft,
    data: { ...draft.data, answers: {}, papers: {}, dossierId, done: true },
    savedAt: platform.clock.now().toString(),
  });
  return door.seeOther(reply, `/my/dossiers/${dossierId}`, 'submitted');
}
