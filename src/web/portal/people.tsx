/** The people I act for and who act for me: asked, answered, given up and revoked. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { personKey } from '#acts/notify.ts';
import { provenNumber } from '#authority/identity.ts';
import { isOrganisation } from '#dossier/parties.ts';
import { isDay } from '#kernel/day.ts';
import { sha256 } from '#kernel/hash.ts';
import { readIdNumber } from '#kernel/id-number.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { isRefusal, refusalText, refuse } from '#kernel/outcome.ts';
import { isPersonName, sayingOf } from '#kernel/text.ts';
import { findEntry } from '#register/once-only.ts';
import { ALL_PROCEDURES, type Delegation } from '#spine/doors.ts';
import type { MessageKind } from '#spine/messages.ts';
import { idPlace, startOf } from '#views/places.ts';
import type { Door } from '../door.ts';
import { singleTexts, textFaults } from '../forms/posted.tsx';
import { KeptTyped } from '../office/kept-form.tsx';
import { Button, InsetText } from '../ui/basics.tsx';
import { Input, Select } from '../ui/fields.tsx';
import { Pagination } from '../ui/lists.tsx';
import { Page, Token } from '../ui/page.tsx';
import { today, type View } from '../view.ts';
import { Errors, errorFor, masked, type PageErrors } from './apply-pages.tsx';
import { readScope, type ScopeAsked, ScopeFields } from './authority-scope.tsx';
import { namesOf } from './mine.tsx';

/** How long what is typed may be. */
const TYPED: Readonly<Record<string, number>> = { name: 200, idNumber: 40, procedures: 1000 };

type Posted = Record<string, string>;
interface One {
  Params: { id: string };
}

export function peopleRoutes(server: FastifyInstance, door: Door): void {
  const { doors, platform } = door.parts;
  const mine = { for: 'citizen' } as const;
  const isOne = (id: string) => /^[0-9a-f-]{36}$/.test(id);
  server.get<{ Querystring: { after?: string } }>('/my/people', { config: mine }, async (request, reply) => {
    const after = startOf(request.query.after, idPlace);
    return isRefusal(after) ? door.refuse(request, reply, after) : show(door, request, reply, [], undefined, after);
  });
  server.post<{ Body: Posted }>('/my/people', { config: mine }, async (request, reply) => {
    const view = door.view(request);
    const me = provenNumber(request.session);
    // Nobody lets others act for a number that their sign-in does not prove.
    if (!me) return door.refuse(request, reply, refuse('assurance-too-low', { act: 'delegate' }));
    const body = singleTexts(request.body);
    const asked = await readAsked(door, view, me, body);
    if ('errors' in asked) return show(door, request, reply, asked.errors, { typed: body, asked: asked.scope });
    const at = view.now.toString();
    for (const procedure of asked.procedures) {
      const id = uuidV7(view.now.epochMilliseconds, platform.random(10));
      await doors.recordDelegation({
        id,
        from: me,
        fromName: request.session!.name,
        to: asked.to,
        toName: asked.name,
        procedure,
        validFrom: today(view),
        validTo: asked.validTo,
      });
      request.noted.done.push({ kind: 'delegation-given', what: `${id} ${procedure}` });
    }
    await tell(door, 'delegation-asked', asked.to, request.session!.name, asked.validTo, at);
    return door.seeOther(reply, '/my/people', 'saved');
  });
  server.post<One>('/my/people/:id/revoke', { config: mine }, async (request, reply) => {
    const { id } = request.params;
    const me = provenNumber(request.session) ?? '';
    const at = platform.clock.now().toString();
    const one = (await doors.listDelegations(me)).find((given) => given.id === id);
    const isRevoked = one && (await doors.revokeDelegation(id, me, at));
    if (isRevoked) {
      request.noted.done.push({ kind: 'delegation-revoked', what: id });
      await tell(door, 'delegation-revoked', one.to, one.fromName, one.validTo, at);
    }
    // Of what ended before, how it stands says the list.
    return door.seeOther(reply, '/my/people', isRevoked ? 'authority-revoked' : undefined);
  });
  for (const answer of ['accept', 'decline'] as const)
    server.post<One>(`/my/people/:id/${answer}`, { config: mine }, async (request, reply) => {
      const view = door.view(request);
      const { id } = request.params;
      const me = provenNumber(request.session);
      if (!me) return door.refuse(request, reply, refuse('assurance-too-low', { act: 'delegate' }));
      const one = isOne(id)
        ? (await doors.listDelegations(me)).find((given) => given.id === id && given.to === me)
        : undefined;
      const failed = (text: string) => show(door, request, reply, [{ id: 'received', text }]);
      if (!one || one.validTo < today(view)) return failed(view.t('people.not-open'));
      const isYes = answer === 'accept';
      // The number is theirs by the sign-in, and so is the name: whoever was meant is asked again.
      if (isYes && sayingOf(one.toName) !== sayingOf(request.session!.name))
        return failed(view.t('people.name-not-yours', { name: one.fromName }));
      const at = view.now.toString();
      if (!(await doors.answerDelegation(id, me, isYes ? 'accepted' : 'declined', at)))
        return failed(view.t('people.not-open'));
      const kind = isYes ? 'delegation-accepted' : 'delegation-declined';
      request.noted.done.push({ kind, what: id });
      await tell(door, kind, one.from, request.session!.name, one.validTo, at);
      return door.seeOther(reply, '/my/people', 'saved');
    });
}

/** In the mailbox of the number, whoever signs in with it. */
async function tell({ parts }: Door, kind: MessageKind, to: string, name: string, until: string, at: string) {
  const key = `${kind}:${to}:${name}:${at}`;
  const id = uuidV7(Date.parse(at), Buffer.from(sha256(key), 'hex').subarray(0, 10));
  await parts.messages.add({ id, owner: personKey(to), kind, params: { name, until }, at }, key);
}

/** Nobody ended it, and its time has not run out: it holds, or waits for an answer. */
const isOpen = (one: Delegation, date: string): boolean => !one.revokedAt && !one.declinedAt && one.validTo >= date;

type Read =
  | { errors: PageErrors; scope: ScopeAsked }
  | { to: string; name: string; validTo: string; procedures: string[] };

async function readAsked(door: Door, view: View, me: string, body: Posted): Promise<Read> {
  const { doors } = door.parts;
  const { t } = view;
  const { name = '', validTo = '' } = body;
  const to = readIdNumber(body['idNumber'] ?? '') ?? '';
  const date = today(view);
  const errors = textFaults(view, body, (field) => TYPED[field]);
  const isRead = !errors.some(({ id }) => id === 'name');
  if (!to) errors.push({ id: 'idNumber', text: t('people.id-needed') });
  if (to === me) errors.push({ id: 'idNumber', text: t('people.not-self') });
  const registered = await nameOf(door, to);
  if (!name.trim()) errors.push({ id: 'name', text: t('people.name-needed') });
  else if (isRead && !isPersonName(name) && registered === undefined && !isOrganisation({ idNumber: to }))
    errors.push({ id: 'name', text: refusalText(refuse('name-unreadable', { name: name.trim() }), view.lang) });
  if (!isDay(validTo) || validTo < date) errors.push({ id: 'validTo', text: t('people.until-needed') });
  const scope = await readScope(door, view, body);
  errors.push(...scope.errors);
  const { procedures } = scope;
  const standing = (await doors.listDelegations(me)).find(
    (one) =>
      one.from === me &&
      one.to === to &&
      isOpen(one, date) &&
      (one.procedure === ALL_PROCEDURES || procedures.includes(one.procedure)),
  );
  if (standing) errors.push({ id: 'idNumber', text: t('people.standing', { name: standing.toName }) });
  if (!errors.length && registered !== undefined && sayingOf(registered) !== sayingOf(name))
    errors.push({ id: 'name', text: t('people.name-differs') });
  return errors.length ? { errors, scope } : { to, name: name.trim(), validTo, procedures };
}

/** Whom the population register names by the number, as far as it has the number here. */
async function nameOf({ parts: { platform } }: Door, idNumber: string): Promise<string | undefined> {
  const entry = findEntry(await platform.store.readEntries(idNumber), 'person');
  const known = entry?.data['fullName'];
  return typeof known === 'string' ? known : undefined;
}

async function show(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  errors: PageErrors,
  again?: { typed: Posted; asked: ScopeAsked },
  after?: string,
) {
  const view = door.view(request);
  const me = provenNumber(request.session) ?? '';
  const all = me ? await door.parts.doors.listDelegations(me) : [];
  const { list, next } = pageOf(all, today(view), after);
  const codes = list.map((one) => one.procedure).filter((one) => one !== ALL_PROCEDURES);
  const names = await namesOf(door, view, codes);
  return door.send(
    reply,
    MyPeople({ view, me, list, names, errors, ...again, after, next }),
    errors.length ? 422 : 200,
  );
}

/** So many of those that ended fill a page. */
const ENDED = 50;

/** All that hold or wait for an answer, on the first page, and a page of those that ended. */
function pageOf(all: readonly Delegation[], date: string, after: string | undefined) {
  const ended = all.filter((one) => !isOpen(one, date));
  const from = after === undefined ? 0 : ended.findIndex(({ id }) => id === after) + 1;
  const page = ended.slice(from, from + ENDED);
  const open = from ? [] : all.filter((one) => isOpen(one, date));
  return { list: [...open, ...page], next: ended.length > from + ENDED ? page.at(-1)!.id : undefined };
}

interface PeopleProps {
  view: View;
  me: string;
  list: readonly Delegation[];
  /** Of the procedures that are named, by code. */
  names: ReadonlyMap<string, string>;
  errors: PageErrors;
  typed?: Posted;
  /** Of those that ended: behind which these begin, and behind which the next ones do. */
  after?: string;
  next?: string;
  asked?: ScopeAsked;
}

function stateOf({ t, fmt, ...view }: View, one: Delegation): string {
  if (one.revokedAt) return t('people.revoked');
  if (one.declinedAt) return t('people.declined');
  const date = fmt.date(one.validTo);
  if (one.validTo < today(view)) return t('people.ended', { date });
  return one.acceptedAt ? t('people.until', { date }) : t('people.asked', { date });
}

/** A button about one of them; whom it is about is heard, too. */
function Answer(props: { view: View; one: Delegation; how: string; text: string; name: string; first?: boolean }) {
  const { view, one, how, text, name, first } = props;
  return (
    <form method="post" action={`/my/people/${one.id}/${how}`}>
      <Token view={view} />
      <Button
        classes={`${first ? '' : 'govuk-button--secondary '}govuk-!-margin-bottom-0`}
        text={
          <>
            {text} <span class="govuk-visually-hidden">{name}</span>
          </>
        }
      />
    </form>
  );
}

function MyPeople(props: PeopleProps) {
  const { view, me, list, names, errors } = props;
  const { t } = view;
  const given = list.filter((one) => one.from === me);
  const received = list.filter((one) => one.to === me);
  const isStill = (one: Delegation) => isOpen(one, today(view));
  const scope = ({ procedure }: Delegation) =>
    procedure === ALL_PROCEDURES ? t('people.scope-all') : (names.get(procedure) ?? procedure);
  return (
    <Page view={view} title={t('nav.people')} at="people" failed={errors.length > 0}>
      <Errors view={view} errors={errors} />
      <h1 class="govuk-heading-l">{t('nav.people')}</h1>
      <p class="govuk-body">{t('people.text')}</p>
      <h2 class="govuk-heading-m">{t('people.for-me')}</h2>
      {given.length ? (
        <ul class="govuk-list govuk-list--bullet">
          {given.map((one) => (
            <li>
              {one.toName} ({masked(one.to)}): {scope(one)} ({stateOf(view, one)})
              {isStill(one) && (
                <div class="mc-actions">
                  <Answer view={view} one={one} how="revoke" text={t('people.revoke')} name={one.toName} />
                </div>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p class="govuk-body mc-muted">{t('people.nobody')}</p>
      )}
      <h2 class="govuk-heading-m" id="received">
        {t('people.i-act-for')}
      </h2>
      {received.length ? (
        <ul class="govuk-list govuk-list--bullet">
          {received.map((one) => (
            <li>
              {one.fromName}: {scope(one)} ({stateOf(view, one)})
              {isStill(one) && (
                <div class="mc-actions">
                  {!one.acceptedAt && (
                    <Answer view={view} one={one} how="accept" text={t('people.accept')} name={one.fromName} first />
                  )}
                  <Answer
                    view={view}
                    one={one}
                    how="decline"
                    text={t(one.acceptedAt ? 'people.give-up' : 'people.decline')}
                    name={one.fromName}
                  />
                </div>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p class="govuk-body mc-muted">{t('people.nobody')}</p>
      )}
      {(props.after || props.next) && <p class="govuk-body">{t('people.ended-newest', { n: ENDED })}</p>}
      <Pagination
        landmarkLabel={t('list.pages')}
        previous={props.after ? { href: '/my/people', text: t('list.first') } : undefined}
        next={props.next ? { href: `/my/people?after=${props.next}`, text: t('list.next') } : undefined}
      />
      {props.me ? <AskForm {...props} /> : <InsetText text={t('level.people')} />}
    </Page>
  );
}

function AskForm({ view, errors, typed, asked }: PeopleProps) {
  const { t, fmt } = view;
  return (
    <>
      <h2 class="govuk-heading-m">{t('people.add')}</h2>
      <form method="post" action="/my/people" novalidate data-keep>
        <Token view={view} />
        <KeptTyped view={view} />
        <Input
          name="name"
          label={{ text: t('person.name') }}
          value={typed?.['name']}
          errorMessage={errorFor(view, errors, 'name')}
        />
        <Input
          name="idNumber"
          label={{ text: t('person.id-number') }}
          hint={{ text: t('people.id-hint') }}
          inputmode="numeric"
          classes="govuk-input--width-20"
          value={typed?.['idNumber']}
          errorMessage={errorFor(view, errors, 'idNumber')}
        />
        <ScopeFields view={view} errors={errors} typed={typed} asked={asked} />
        <Select
          name="validTo"
          label={{ text: t('people.until-label') }}
          errorMessage={errorFor(view, errors, 'validTo')}
          value={typed?.['validTo']}
          items={[30, 90, 365].map((days) => {
            const day = view.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').add({ days }).toPlainDate().toString();
            return { value: day, text: fmt.date(day) };
          })}
        />
        <Button text={t('people.give')} preventDoubleClick />
      </form>
    </>
  );
}
