/** The counter: every procedure, for every competent unit; the person, the papers one by one, and slip 01 in the hand. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { accountOf } from '#acts/accounts.ts';
import { type LookedUp, lookUp, refuseToBegin } from '#acts/look-up.ts';
import { tellElsewhere } from '#acts/parents.ts';
import { perform, startDossier } from '#acts/perform.ts';
import { ownData, variables } from '#dossier/context.ts';
import { countedState } from '#dossier/counted.ts';
import { missingComponent } from '#dossier/decide-intake.ts';
import { withKnown } from '#dossier/proven.ts';
import { awaitsFeeFirst, type DossierState, noDossier } from '#dossier/state.ts';
import { hasAccount } from '#dossier/untold.ts';
import { prefilled } from '#engine/form/form.ts';
import { fillOwn, ownFaults, standing } from '#engine/form/own.ts';
import { readIdNumber } from '#kernel/id-number.ts';
import { isRefusal, refusalText, refuse } from '#kernel/outcome.ts';
import { isPhone } from '#kernel/phone.ts';
import type { ProcedureHit } from '#spine/doors.ts';
import { conditionsAt, costText, limitsText, openByCode, procedureName, type Shown, wordsFor } from '../catalogue.ts';
import type { Door } from '../door.ts';
import { searchWords } from '../everyday-words.ts';
import { FieldSection, FieldView, FollowData } from '../forms/field.tsx';
import { errorsOf, type FieldError, formOf, sectionsOf } from '../forms/model.ts';
import { textFaults } from '../forms/posted.tsx';
import { readAnswers } from '../forms/read.ts';
import { noticeOf } from '../notices.ts';
import { OtherWays } from '../other-ways.tsx';
import { Errors, errorFor, type PageErrors } from '../portal/apply-pages.tsx';
import { DeliveryQuestion, deliveryMethod } from '../portal/delivery-question.tsx';
import { withUnplaced } from '../portal/draft-model.ts';
import { ProcedureHits } from '../portal/find.tsx';
import { PlaceQuestion } from '../portal/place-question.tsx';
import { codesOf, Same, sameFor, type ToldSame } from '../same-matter.tsx';
import { tiersOf } from '../tier-words.ts';
import { Button, InsetText, NotificationBanner } from '../ui/basics.tsx';
import { Checkboxes } from '../ui/choices.tsx';
import { Input, uploadWords } from '../ui/fields.tsx';
import { Page, Token } from '../ui/page.tsx';
import { takeUploads, type Uploaded } from '../uploads.ts';
import { today, type View } from '../view.ts';
import { closedAtCounter } from './counter-closed.tsx';
import { sitsAs } from './desk-model.ts';
import { begunRefused, NameAsRegistered, nameIn } from './name-as.tsx';
import { type Body, handedIn, PaperChecks, paperFaults, said } from './paper-checks.tsx';
import { QueuePage } from './queue-page.tsx';

const onlyCounter = () => refuse('not-permitted', { act: 'receive-dossier', who: 'counter' });

/** Beside the questions of the procedure, which have names of their own. */
const DELIVERY = { method: 'delivery-method', address: 'delivery-address' };

const EMAIL = formOf({ schema: { type: 'object', properties: { email: { type: 'string', format: 'email' } } } });
/** As forms of procedures check one. */
const isEmail = (email: string | undefined): boolean => !email || EMAIL.faults({ email }).length === 0;

export function counterRoutes(server: FastifyInstance, door: Door): void {
  const { doors, platform } = door.parts;
  const office = { for: 'officer' } as const;
  const today = () => platform.province.calendar.dateOf(platform.clock.now());
  server.get<{ Querystring: { q?: string; called?: string } }>(
    '/office/counter',
    { config: office },
    async (request, reply) => {
      const view = door.view(request);
      const [desk] = sitsAs(view, 'counter');
      if (!desk) return door.refuse(request, reply, onlyCounter());
      const text = String(request.query.q ?? '').slice(0, 200);
      const hits = text ? await doors.searchProcedures(searchWords(text), 12) : await doors.listIntents();
      const waiting = await doors.waitingTickets(desk.unit, today());
      return door.send(
        reply,
        CounterPage({
          view,
          text,
          hits,
          tiers: await tiersOf(platform, view, hits),
          waiting,
          called: Number(request.query.called) || undefined,
          centre: desk.unit,
        }),
      );
    },
  );
  server.post('/office/counter/next', { config: office }, async (request, reply) => {
    const view = door.view(request);
    const [desk] = sitsAs(view, 'counter');
    const ticket = desk && (await doors.callTicket(desk.unit, today(), view.officer!.id, view.now.toString()));
    return reply.redirect(`/office/counter?called=${ticket?.number ?? 0}`, 303);
  });
  server.get<{ Params: { code: string } }>('/office/counter/:code', { config: office }, async (request, reply) => {
    const view = door.view(request);
    // Nobody fills in a form that they may not send.
    if (!sitsAs(view, 'counter').length) return door.refuse(request, reply, onlyCounter());
    const shown = await openByCode(platform, request.params.code);
    if (isRefusal(shown)) return closedAtCounter(door, request, reply, shown);
    return door.send(reply, ReceptionPage({ view, shown, errors: [], fieldErrors: [], body: {} }));
  });
  server.post<{ Params: { code: string }; Body: Body }>('/office/counter/:code', { config: office }, (request, reply) =>
    receive(door, request, reply),
  );
  // The ticket machine at the entrance: open to everybody, slow for who plays with it.
  server.get<{ Params: { centre: string } }>('/queue/:centre', async (request, reply) => {
    const view = door.view(request);
    const unit = platform.province.findUnit(request.params.centre);
    if (!unit?.roles.includes('one-stop'))
      return door.refuse(request, reply, refuse('unit-unknown', { unit: request.params.centre }));
    const waiting = await doors.waitingTickets(unit.code, today());
    return door.send(reply, QueuePage({ view, centre: unit.code, waiting }));
  });
  server.post<{ Params: { centre: string } }>(
    '/queue/:centre',
    { config: { rateLimit: { max: 10, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const unit = platform.province.findUnit(request.params.centre);
      if (!unit?.roles.includes('one-stop'))
        return door.refuse(request, reply, refuse('unit-unknown', { unit: request.params.centre }));
      const ticket = await doors.takeTicket(unit.code, today());
      const waiting = await doors.waitingTickets(unit.code, today());
      return door.send(
        reply,
        QueuePage({ view: door.view(request), centre: unit.code, waiting, number: ticket.number }),
      );
    },
  );
}

function CounterPage(p: {
  view: View;
  text: string;
  hits: readonly ProcedureHit[];
  tiers: ReadonlyMap<string, string>;
  waiting: number;
  called?: number;
  centre: string;
}) {
  const { view, text, hits } = p;
  const { t } = view;
  return (
    <Page view={view} title={t('nav.counter')} at="counter" islands={['suggest.ts']}>
      <h1 class="govuk-heading-l">{t('nav.counter')}</h1>
      {p.called !== undefined && (
        <NotificationBanner
          titleText={t('queue.title')}
          text={
            <p class="govuk-notification-banner__heading">
              {p.called ? t('queue.called', { n: p.called }) : t('queue.nobody')}
            </p>
          }
        />
      )}
      <div class="mc-actions">
        <form method="post" action="/office/counter/next">
          <Token view={view} />
          <Button text={t('queue.next')} attributes={{ accesskey: 'n' }} />
        </form>
        <span class="govuk-body govuk-!-margin-bottom-0">{t('queue.waiting', { n: p.waiting })}</span>
      </div>
      <form class="mc-search" method="get" action="/office/counter" role="search">
        <div class="mc-search__field">
          <Input
            name="q"
            label={{ text: t('find.label') }}
            value={text}
            type="search"
            attributes={{ accesskey: 's' }}
          />
        </div>
        <Button text={t('find.button')} classes="govuk-button--secondary" />
      </form>
      <ProcedureHits view={view} hits={hits} tiers={p.tiers} under="/office/counter" />
      {text && hits.length === 0 && <InsetText text={t('find.nothing')} />}
    </Page>
  );
}

interface ReceptionProps {
  view: View;
  shown: Shown;
  errors: PageErrors;
  fieldErrors: readonly FieldError[];
  body: Body;
  answers?: Record<string, unknown>;
  papers?: Uploaded['papers'];
  /** Other dossiers of the person that are of the same matter, which the officer is asked about once. */
  same?: readonly ToldSame[];
  /** That neither parent is said to live where the birth would be registered: told once, of these addresses. */
  elsewhere?: string;
}

/** Of what is typed beside the form of the procedure. */
const LIMITS: Readonly<Record<string, number>> = {
  name: 300,
  idNumber: 100,
  address: 500,
  phone: 40,
  email: 200,
  [DELIVERY.address]: 500,
};
const limitOf = (field: string) => (Object.hasOwn(LIMITS, field) ? LIMITS[field] : undefined);

/** Draft, submit and receive, one after the other: what the person behind the glass sees is one button and a slip. */
async function receive(
  door: Door,
  request: FastifyRequest<{ Params: { code: string }; Body: Body }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const view = door.view(request);
  const { t, platform } = view;
  const shown = await openByCode(platform, request.params.code);
  if (isRefusal(shown)) return door.refuse(request, reply, shown);
  const [desk] = sitsAs(view, 'counter');
  if (!desk) return door.refuse(request, reply, onlyCounter());
  const scanned = (field: string) => shown.rules.components.find((one) => field === `scan-${one.id}`)?.id;
  const uploaded = request.isMultipart() ? await takeUploads(door, view, request, scanned) : undefined;
  const body: Body = uploaded?.body ?? request.body ?? {};
  const source = shown.rules.formOf('apply');
  const fields = source ? sectionsOf(source, wordsFor(view, shown.pack)).flatMap((section) => section.fields) : [];
  const typed = readAnswers(fields, body, t('form.decimal-sign'));
  const given = said(body, 'idNumber');
  const applicant = {
    name: nameIn(body),
    idNumber: readIdNumber(given) ?? given,
    address: said(body, 'address'),
    phone: said(body, 'phone') || undefined,
    email: said(body, 'email') || undefined,
  };
  const errors: PageErrors = [...textFaults(view, body, limitOf), ...(uploaded?.errors ?? [])];
  if (!readIdNumber(given)) errors.push({ id: 'idNumber', text: t('people.id-needed') });
  if (!applicant.name) errors.push({ id: 'name', text: t('people.name-needed') });
  if (applicant.phone && !isPhone(applicant.phone))
    errors.push({ id: 'phone', text: refusalText(refuse('phone-unreadable', { number: applicant.phone }), view.lang) });
  if (!applicant.address) errors.push({ id: 'address', text: t('counter.address-needed') });
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
  const own = ownData(applicant, looked);
  const faults = source
    ? formOf(source)
        .faults(fillOwn(formOf(source), typed, own), today(view), standing(own))
        .filter((fault) => fault.rule !== 'required' || !sourced.has(fault.field) || !known)
        .concat(ownFaults(formOf(source), typed, own))
    : [];
  const mayNot =
    readIdNumber(given) && (await refuseToBegin(platform, shown.rules, { ...applicant, name: own.name }, typed));
  if (mayNot) errors.push({ id: 'idNumber', text: refusalText(mayNot, view.lang) });
  const fieldErrors = withUnplaced(errorsOf(faults, fields, t), view, shown.rules, fields, typed);
  const all = [...errors, ...fieldErrors.map(({ id, text }) => ({ id, text }))];
  const again = (more: PageErrors, same: readonly ToldSame[] = [], elsewhere = said(body, 'elsewhereSeen')) => {
    const page = { view, shown, errors: more, fieldErrors, body, answers: typed, papers: uploaded?.papers };
    return door.send(reply, ReceptionPage({ ...page, same, elsewhere }), 422);
  };
  const components = handedIn(shown.rules.components, body, uploaded?.papers);
  all.push(...paperFaults(view, shown, shown.rules.components, body));
  // Nothing at all is said on purpose, never left open.
  if (shown.rules.components.length && !components.length && !said(body, 'noPapers'))
    all.push({ id: 'noPapers', text: t('papers.none-confirm') });
  // Said with everything else, and not only once the rest is mended.
  const lacking = lackingPaper(view, shown, { applicant, place, answers: typed, components }, looked);
  if (lacking || all.length) return again(lacking ? [...all, lacking] : all);
  const actor = view.actor!;
  const key = said(body, 'once');
  // Sent a second time, the form leads to what it made; else the person is asked whether it is the same matter.
  const isAgain = key && (await platform.store.findReceipt(actor.id, `${key}:draft`));
  const filled = stateOf(shown, { applicant: party, place, answers: typed, components }, looked);
  const same = isAgain ? [] : await sameFor(view, shown, { ...filled, receivingUnit: desk.unit });
  if (same.length && said(body, 'sameSeen') !== codesOf(same))
    return again([{ id: 'same', text: t('same.confirm') }], same);
  const elsewhere = isAgain ? undefined : tellElsewhere(platform, shown.rules, filled);
  const told = elsewhere && refusalText(elsewhere, view.lang);
  if (told && said(body, 'elsewhereSeen') !== told) return again([{ id: 'place', text: told }], same, told);
  const draft = {
    act: 'draft-dossier' as const,
    channel: 'counter' as const,
    applicant: party,
    place,
    receivingUnit: desk.unit,
    answers: typed,
    components,
    delivery: { method: method!, address: (method === 'post' && said(body, DELIVERY.address)) || undefined },
  };
  const options = (what: string) => (key ? { idempotencyKey: `${key}:${what}` } : {});
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

function ReceptionPage({ view, shown, errors, fieldErrors, body, papers, same = [], ...p }: ReceptionProps) {
  const { t, platform } = view;
  const words = wordsFor(view, shown.pack);
  const source = shown.rules.formOf('apply');
  const sections = source ? sectionsOf(source, words) : [];
  const fields = sections.flatMap((section) => section.fields);
  const answers = p.answers ?? prefilled(fields, {});
  const idNumber = said(body, 'idNumber');
  // Where the land, the business or a parent's home decides, the home of who stands here is not filled in for it.
  const isHome = !shown.rules.place;
  // A form that comes back is another: what it says now is not what was begun.
  const once = (!errors.length && !fieldErrors?.length && said(body, 'once')) || crypto.randomUUID();
  const field = (name: string, label: string, more: object = {}) => (
    <Input
      name={name}
      label={{ text: label }}
      value={said(body, name)}
      errorMessage={errorFor(view, errors, name)}
      {...more}
    />
  );
  return (
    <Page
      view={view}
      title={procedureName(view, shown.pack)}
      at="counter"
      back="/office/counter"
      failed={errors.length > 0}
      islands={['counter.ts', 'fields.ts', 'uploads.ts']}
    >
      <Errors view={view} errors={errors} />
      <div id="same">
        <Same view={view} same={same} to="office" />
      </div>
      <h1 class="govuk-heading-l">{procedureName(view, shown.pack)}</h1>
      <ToTell view={view} shown={shown} />
      <form
        method="post"
        novalidate
        enctype="multipart/form-data"
        action={`/office/counter/${shown.rules.code}`}
        {...uploadWords(t)}
        data-conditions={conditionsAt(shown, 'apply')}
      >
        <Token view={view} />
        <input type="hidden" name="sameSeen" value={codesOf(same)} />
        <input type="hidden" name="elsewhereSeen" value={p.elsewhere ?? ''} />
        <input type="hidden" name="once" value={once} />
        <div class="mc-two">
          <div>
            <h2 class="govuk-heading-m">{t('review.people')}</h2>
            {field('idNumber', t('person.id-number'), {
              inputmode: 'numeric',
              autocomplete: 'off',
              classes: 'govuk-input--width-20',
              attributes: { autofocus: !idNumber, list: 'known-people' },
            })}
            <datalist id="known-people">
              {[...platform.province.people.values()].map((person) => (
                <option
                  value={person.idNumber}
                  data-name={person.name}
                  data-address={person.address}
                  data-phone={person.phone}
                  data-email={person.email}
                  data-place={isHome ? person.place : undefined}
                >
                  {person.name}
                </option>
              ))}
            </datalist>
            {field('name', t('person.name'), { autocomplete: 'off' })}
            <NameAsRegistered view={view} body={body} />
            {field('address', t('person.address'), { autocomplete: 'off' })}
            {field('phone', t('person.phone'), {
              inputmode: 'tel',
              classes: 'govuk-input--width-20',
              autocomplete: 'off',
            })}
            {field('email', t('person.email'), { type: 'email', autocomplete: 'off', spellcheck: false })}
            <PlaceQuestion
              view={view}
              shown={shown}
              value={said(body, 'place')}
              error={errorFor(view, errors, 'place')}
            />
            <DeliveryQuestion
              view={view}
              error={(name) => errorFor(view, errors, name)}
              names={DELIVERY}
              delivery={{ method: said(body, DELIVERY.method), address: said(body, DELIVERY.address) }}
              addressHint={t('delivery.address-own')}
            />
            <h2 class="govuk-heading-m" id="papers">
              {t('papers.title')}
            </h2>
            <PaperChecks view={view} shown={shown} body={body} papers={papers} />
            {shown.rules.components.length > 0 && (
              <Checkboxes
                name="noPapers"
                idPrefix="noPapers"
                classes="govuk-checkboxes--small"
                values={said(body, 'noPapers') ? ['yes'] : []}
                errorMessage={errorFor(view, errors, 'noPapers')}
                items={[{ value: 'yes', text: t('papers.none-handed-in') }]}
              />
            )}
          </div>
          <div>
            {source && <FollowData t={t} source={source} fields={fields} />}
            {source &&
              sections.map((section) => (
                <FieldSection
                  title={section.title}
                  fields={section.fields}
                  hidden={formOf(source).hidden(answers)}
                  draw={(one) => (
                    <FieldView
                      t={t}
                      field={one.schema.source ? { ...one, required: false } : one}
                      value={answers[one.name]}
                      errors={fieldErrors}
                      source={one.schema.source ? t('counter.from-register') : undefined}
                    />
                  )}
                />
              ))}
          </div>
        </div>
        <Button text={t('counter.receive')} preventDoubleClick />
      </form>
    </Page>
  );
}

/** What who comes to the counter asks first: what it costs there and how long it takes. */
function ToTell({ view, shown }: { view: View; shown: Shown }) {
  const { counter } = shown.pack.manifest.channels;
  if (!counter) return null;
  return (
    <>
      <dl class="mc-facts">
        <div>
          <dt>{view.t('procedure.fee')}</dt>
          <dd>{costText(view, shown.pack.manifest, counter)}</dd>
        </div>
        <div>
          <dt>{view.t('procedure.time')}</dt>
          <dd>{limitsText(view, shown.pack, counter)}</dd>
        </div>
      </dl>
      <OtherWays view={view} shown={shown} from="counter" />
    </>
  );
}
