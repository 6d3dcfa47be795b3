/** What the form of the counter does: draft, submit and receive, or refuse to. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { accountOf } from '#acts/accounts.ts';
import { groundsAtCounter } from '#acts/found-now.ts';
import { type LookedUp, lookUp, refuseToBegin } from '#acts/look-up.ts';
import { tellElsewhere } from '#acts/parents.ts';
import { perform, rehearseHandIn, startDossier } from '#acts/perform.ts';
import { missingComponent } from '#dossier/components.ts';
import { ownData, variables } from '#dossier/context.ts';
import { countedState } from '#dossier/counted.ts';
import { withKnown } from '#dossier/proven.ts';
import { awaitsFeeFirst, type DossierState, noDossier } from '#dossier/state.ts';
import { hasAccount } from '#dossier/untold.ts';
import { fillOwn, ownFaults, standing } from '#engine/form/own.ts';
import { readIdNumber } from '#kernel/id-number.ts';
import { everyRefusal, isRefusal, refusalText, refuse } from '#kernel/outcome.ts';
import type { RefusalCode } from '#kernel/refusals.ts';
import { openByCode, type Shown, shownByCode, wordsFor } from '../catalogue.ts';
import type { Door } from '../door.ts';
import { errorsOf, formOf, sectionsOf } from '../forms/model.ts';
import { textFaults } from '../forms/posted.tsx';
import { readAnswers } from '../forms/read.ts';
import { noticeOf } from '../notices.ts';
import type { PageErrors } from '../portal/apply-pages.tsx';
import { deliveryMethod } from '../portal/delivery-question.tsx';
import { withUnplaced } from '../portal/draft-model.ts';
import { codesOf, sameFor, type ToldSame } from '../same-matter.tsx';
import { takeUploads } from '../uploads.ts';
import { today, type View } from '../view.ts';
import { refuseClosed } from './closed-refusal.tsx';
import { closedAtCounter } from './counter-closed.tsx';
import { sitsAs } from './desk-model.ts';
import { begunRefused } from './name-as.tsx';
import { type Body, handedIn, paperFaults, said } from './paper-checks.tsx';
import { DELIVERY, ReceptionPage, type ReceptionProps } from './reception-page.tsx';
import { isRefusing, refusalLimit, refuseAtCounter } from './reception-refusal.tsx';
import { personTyped } from './who-stands-here.tsx';

export const onlyCounter = () => refuse('not-permitted', { act: 'receive-dossier', who: 'counter' });

const EMAIL = formOf({ schema: { type: 'object', properties: { email: { type: 'string', format: 'email' } } } });
/** As forms of procedures check one. */
const isEmail = (email: string | undefined): boolean => !email || EMAIL.faults({ email }).length === 0;

/** Of what is typed beside the form of the procedure. */
const LIMITS: Readonly<Record<string, number>> = {
  name: 300,
  idNumber: 100,
  address: 500,
  phone: 40,
  email: 200,
  [DELIVERY.address]: 500,
};
const limitOf = (field: string) => (Object.hasOwn(LIMITS, field) ? LIMITS[field] : refusalLimit(field));

/** What is asked of who applies, also of who is refused. */
const WHO: readonly string[] = ['idNumber', 'name', 'address', 'phone', 'email'];

/** Said beside the field or the paper that it is of, where the form has something wrong. */
const SAID_BESIDE: readonly RefusalCode[] = [
  'form-invalid',
  'components-missing',
  'components-short',
  'papers-none',
  'id-number-unreadable',
  'name-unreadable',
  'phone-unreadable',
  'online-unreachable',
  'place-needed',
];

const toSlip = (door: Door, reply: FastifyReply, id: string): Promise<FastifyReply> =>
  door.seeOther(reply, `/office/dossiers/${id}/slips?form=03`, { act: 'refuse-reception', status: 'refused' });

/** Draft, submit and receive, one after the other: what the person behind the glass sees is one button and a slip. */
export async function receive(
  door: Door,
  request: FastifyRequest<{ Params: { code: string }; Body: Body }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const view = door.view(request);
  const { t, platform } = view;
  const shown = await openByCode(platform, request.params.code);
  const [desk] = sitsAs(view, 'counter');
  if (isRefusal(shown)) {
    const typed = request.body ?? {};
    if (!desk || !isRefusing(typed)) return door.refuse(request, reply, shown);
    const closed = await shownByCode(platform, request.params.code);
    if (isRefusal(closed)) return door.refuse(request, reply, closed);
    const refused = await refuseClosed(view, closed, typed, desk.unit, textFaults(view, typed, limitOf));
    if (!('dossierId' in refused)) return closedAtCounter(door, request, reply, shown, refused);
    return toSlip(door, reply, refused.dossierId);
  }
  if (!desk) return door.refuse(request, reply, onlyCounter());
  const scanned = (field: string) => shown.rules.components.find((one) => field === `scan-${one.id}`)?.id;
  const uploaded = request.isMultipart() ? await takeUploads(door, view, request, scanned) : undefined;
  const body: Body = uploaded?.body ?? request.body ?? {};
  const source = shown.rules.formOf('apply');
  const fields = source ? sectionsOf(source, wordsFor(view, shown.pack)).flatMap((section) => section.fields) : [];
  const typed = readAnswers(fields, body, t('form.decimal-sign'));
  const person = personTyped(view, body);
  const applicant = { ...person.applicant, email: said(body, 'email') || undefined };
  const errors: PageErrors = [...textFaults(view, body, limitOf), ...(uploaded?.errors ?? []), ...person.errors];
  const place = said(body, 'place');
  if (!platform.province.findUnit(place)?.place) errors.push({ id: 'place', text: t('apply.place-needed') });
  if (!isEmail(applicant.email))
    errors.push({ id: 'email', text: t('field-error.email', { label: t('person.email') }) });
  const method = deliveryMethod(said(body, DELIVERY.method));
  if (!method) errors.push({ id: DELIVERY.method, text: t('delivery.needed') });
  const known = [...platform.province.people.values()].find((one) => one.idNumber === applicant.idNumber);
  // An account of a sign-in that proves the number takes the notices; of any other the dossier has none.
  const party = { ...applicant, id: accountOf(platform.province, applicant.idNumber) };
  if (method === 'online' && !hasAccount({ ...noDossier(''), channel: 'counter', applicant: party }))
    errors.push({ id: DELIVERY.method, text: refusalText(refuse('online-unreachable'), view.lang) });
  // What registers hold is filled in by the act; only what is neither there nor typed is missing.
  const sourced = new Set(fields.filter((field) => field.schema.source).map((field) => field.name));
  const looked = await lookUp(platform, shown.rules, applicant.idNumber, { place, answers: typed });
  const own = ownData(applicant, { ...looked, province: platform.province, at: platform.clock.now() });
  const faults = source
    ? formOf(source)
        .faults(fillOwn(formOf(source), typed, own), today(view), standing(own))
        .filter((fault) => fault.rule !== 'required' || !sourced.has(fault.field) || !known)
        .concat(ownFaults(formOf(source), typed, own))
    : [];
  const mayNot =
    readIdNumber(applicant.idNumber) &&
    (await refuseToBegin(platform, shown.rules, { ...applicant, name: own.name }, typed));
  if (mayNot && !isRefusing(body)) errors.push({ id: 'idNumber', text: refusalText(mayNot, view.lang) });
  // Left empty it is taken from the register: of whom the register does not know it is asked for, and said why.
  const unregistered = new Set(
    faults.flatMap((one) => (one.rule === 'required' && sourced.has(one.field) ? [one.field] : [])),
  );
  const asked = errorsOf(faults, fields, t).map((one) => {
    const label = fields.find(({ name }) => name === one.field)?.label ?? one.field;
    return unregistered.has(one.field) ? { ...one, text: t('counter.unregistered', { label }) } : one;
  });
  const fieldErrors = withUnplaced(asked, view, shown.rules, fields, typed);
  const all = [...errors, ...fieldErrors.map(({ id, text }) => ({ id, text }))];
  const refusal: Pick<ReceptionProps, 'unlisted'> = {};
  const again = async (more: PageErrors, same: readonly ToldSame[] = [], elsewhere = said(body, 'elsewhereSeen')) => {
    const page = { view, shown, errors: more, fieldErrors, body, answers: typed, papers: uploaded?.papers };
    const before = { applicant: party, place: place || undefined, answers: typed, receivingUnit: desk.unit };
    const grounds = await groundsAtCounter(platform, shown.rules, before, actor);
    return door.send(reply, ReceptionPage({ ...page, same, elsewhere, grounds, ...refusal }), 422);
  };
  const actor = view.actor!;
  const key = said(body, 'once');
  const options = (what: string) => (key ? { idempotencyKey: `${key}:${what}` } : {});
  if (isRefusing(body)) {
    // Of what is refused nothing need be whole but who is told, and why.
    const wrong = errors.filter(({ id }) => id === 'refuse' || id.startsWith('refuse-') || WHO.includes(id));
    const unfit = new Set(faults.map(({ field }) => field));
    const answers = Object.fromEntries(Object.entries(typed).filter(([field]) => !unfit.has(field)));
    const brought = { applicant: party, place: place || undefined, receivingUnit: desk.unit, answers };
    const refused = wrong.length
      ? { errors: wrong, unlisted: false }
      : await refuseAtCounter(view, { shown, body, brought, actor, options: options('refuse') });
    if (!('dossierId' in refused)) {
      refusal.unlisted = refused.unlisted;
      fieldErrors.length = 0;
      return again(refused.errors);
    }
    return toSlip(door, reply, refused.dossierId);
  }
  const components = handedIn(shown.rules.components, body, uploaded?.papers);
  all.push(...paperFaults(view, shown, shown.rules.components, body));
  // Nothing at all is said on purpose, never left open.
  if (shown.rules.components.length && !components.length && !said(body, 'noPapers'))
    all.push({ id: 'noPapers', text: t('papers.none-confirm') });
  // Said with everything else, and not only once the rest is mended.
  const lacking = lackingPaper(view, shown, { applicant, place, answers: typed, components }, looked);
  if (lacking) all.push(lacking);
  // Sent a second time, the form leads to what it made; else the person is asked whether it is the same matter.
  const isAgain = key && (await platform.store.findReceipt(actor.id, `${key}:draft`));
  const filled = stateOf(shown, { applicant: party, place, answers: typed, components }, looked);
  const draft = {
    act: 'draft-dossier' as const,
    channel: 'counter' as const,
    applicant: party,
    place,
    receivingUnit: desk.unit,
    answers: typed,
    components,
    delivery: {
      method: method || 'counter',
      address: (method === 'post' && said(body, DELIVERY.address)) || undefined,
    },
  };
  if (!isAgain) {
    const found = await rehearseHandIn(platform, shown.rules, draft, { ...filled, receivingUnit: desk.unit }, actor);
    const refusals = found ? everyRefusal(found) : [];
    const isSaid = new Set(all.map(({ text }) => text));
    for (const one of refusals) {
      if (all.length && SAID_BESIDE.includes(one.code)) continue;
      const told = begunRefused(view, one, body);
      if (!isSaid.has(told.text)) all.push(told);
    }
  }
  const same = isAgain ? [] : await sameFor(view, shown, { ...filled, receivingUnit: desk.unit });
  if (same.length && said(body, 'sameSeen') !== codesOf(same)) all.push({ id: 'same', text: t('same.confirm') });
  if (all.length) return again(all, same);
  const elsewhere = isAgain ? undefined : tellElsewhere(platform, shown.rules, filled);
  const told = elsewhere && refusalText(elsewhere, view.lang);
  if (told && said(body, 'elsewhereSeen') !== told) return again([{ id: 'place', text: told }], same, told);
  const begun = await startDossier(platform, shown.rules.code, draft, actor, options('draft'));
  if (isRefusal(begun)) return again([begunRefused(view, begun, body)]);
  const submitted = await perform(platform, begun.dossierId, { act: 'submit-dossier' }, actor, options('submit'));
  if (isRefusal(submitted)) return again([{ id: 'main', text: refusalText(submitted, view.lang) }]);
  const received = await perform(platform, begun.dossierId, { act: 'receive-dossier' }, actor, options('receive'));
  // A fee that must be paid first leaves it submitted: the office page says what is next.
  const to = isRefusal(received) ? '' : '/slips?form=01';
  const notice = isRefusal(received)
    ? awaitsFeeFirst(submitted.state)
      ? 'fee-first'
      : 'submitted-only'
    : noticeOf('receive-dossier', submitted.state, received.state);
  return door.seeOther(reply, `/office/dossiers/${begun.dossierId}${to}`, notice);
}

type Given = Pick<DossierState, 'applicant' | 'place' | 'answers' | 'components'>;

/** As it would be drafted, with what registers say. */
function stateOf({ rules }: Shown, given: Given, looked: LookedUp): DossierState {
  const state: DossierState = { ...noDossier(''), channel: 'counter', ...given };
  return countedState({ ...state, ...withKnown(state, {}, looked) }, rules);
}

/** A paper that the case asks for and that no register proves, said at its own line before anything is drafted. */
function lackingPaper({ lang }: View, shown: Shown, given: Given, looked: LookedUp): PageErrors[number] | undefined {
  const { rules } = shown;
  const filled = stateOf(shown, given, looked);
  const missing = missingComponent(filled, variables(filled, rules), { rules, ...looked });
  const ids = (missing?.params['ids'] ?? []) as readonly string[];
  return missing && { id: `scan-${ids[0]}`, text: refusalText(missing, lang) };
}
