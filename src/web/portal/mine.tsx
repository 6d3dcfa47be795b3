/** What is mine: dossiers, drafts, the people I act for and who act for me. */
import type { FastifyInstance } from 'fastify';
import { provenNumber } from '#authority/identity.ts';
import { isOrganisation } from '#dossier/parties.ts';
import { readIdNumber } from '#kernel/id-number.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { isRefusal, refusalText, refuse } from '#kernel/outcome.ts';
import { isPersonName, sayingOf } from '#kernel/text.ts';
import { findEntry } from '#register/once-only.ts';
import type { Delegation, FormDraft } from '#spine/doors.ts';
import { aboutIn, withAbout } from '../about.ts';
import { shownByCode } from '../catalogue.ts';
import type { Door } from '../door.ts';
import { textFaults } from '../forms/posted.tsx';
import { ownerOf } from '../owner.ts';
import { Button, InsetText } from '../ui/basics.tsx';
import { Input, Select } from '../ui/fields.tsx';
import { Table } from '../ui/lists.tsx';
import { Page, Token } from '../ui/page.tsx';
import { named, today, type View } from '../view.ts';
import { idNumberOf } from './apply.ts';
import { Errors, errorFor, masked, type PageErrors } from './apply-pages.tsx';
import { listMine, MyDossiers } from './my-dossiers.tsx';

/** Of who may act for one. */
const PEOPLE: Readonly<Record<string, number>> = { name: 200, idNumber: 40 };

export function mineRoutes(server: FastifyInstance, door: Door): void {
  const { doors, platform } = door.parts;
  const mine = { for: 'citizen' } as const;
  server.get<{ Querystring: { after?: string } }>('/my/dossiers', { config: mine }, async (request, reply) => {
    const view = door.view(request);
    const { after } = request.query;
    const cursor = after && /^[0-9a-f-]{36}$/.test(after) ? after : undefined;
    const list = await listMine(door, view, idNumberOf(door, request) || '-', cursor);
    const names = await namesOf(
      door,
      view,
      [...list.waiting, ...list.others].map(({ row }) => row.procedure),
    );
    return door.send(reply, MyDossiers({ view, list, names }));
  });
  server.get('/my/drafts', { config: mine }, async (request, reply) => {
    const view = door.view(request);
    const drafts = (await doors.listDrafts(ownerOf(view))).filter((draft) => !draft.data['done']);
    const names = await namesOf(
      door,
      view,
      drafts.map((draft) => draft.procedure),
    );
    const abouts = new Map(
      await Promise.all(drafts.map(async (draft) => [draft.id, await aboutDraft(view, draft)] as const)),
    );
    return door.send(reply, MyDrafts({ view, drafts, names, abouts, days: doors.draftTerms.days }));
  });
  server.get('/my/people', { config: mine }, async (request, reply) => {
    const me = provenNumber(request.session) ?? '';
    const list = me ? await doors.listDelegations(me) : [];
    return door.send(reply, MyPeople({ view: door.view(request), me, list, errors: [] }));
  });
  server.post<{ Body: Record<string, string> }>('/my/people', { config: mine }, async (request, reply) => {
    const view = door.view(request);
    const me = provenNumber(request.session);
    // Nobody lets others act for a number that their sign-in does not prove.
    if (!me) return door.refuse(request, reply, refuse('assurance-too-low', { act: 'delegate' }));
    const { name = '', validTo = '' } = request.body;
    const idNumber = readIdNumber(request.body['idNumber'] ?? '') ?? '';
    const today = platform.province.calendar.dateOf(view.now);
    const errors = textFaults(view, request.body, (field) => PEOPLE[field]);
    const isRead = !errors.some(({ id }) => id === 'name');
    if (!idNumber) errors.push({ id: 'idNumber', text: view.t('people.id-needed') });
    if (idNumber === me) errors.push({ id: 'idNumber', text: view.t('people.not-self') });
    const registered = await nameOf(door, idNumber);
    if (!name.trim()) errors.push({ id: 'name', text: view.t('people.name-needed') });
    else if (isRead && !isPersonName(name) && registered === undefined && !isOrganisation({ idNumber }))
      errors.push({ id: 'name', text: refusalText(refuse('name-unreadable', { name: name.trim() }), view.lang) });
    if (!/^\d{4}-\d\d-\d\d$/.test(validTo) || validTo < today)
      errors.push({ id: 'validTo', text: view.t('people.until-needed') });
    const list = await doors.listDelegations(me);
    const standing = list.find(
      (one) => one.from === me && one.to === idNumber && !one.revokedAt && one.validTo >= today,
    );
    if (standing) errors.push({ id: 'idNumber', text: view.t('people.standing', { name: standing.toName }) });
    if (!errors.length && registered !== undefined && sayingOf(registered) !== sayingOf(name))
      errors.push({ id: 'name', text: view.t('people.name-differs') });
    if (errors.length) {
      return door.send(reply, MyPeople({ view, me, list, errors, typed: request.body }), 422);
    }
    await doors.recordDelegation({
      id: uuidV7(view.now.epochMilliseconds, platform.random(10)),
      from: me,
      fromName: request.session!.name,
      to: idNumber,
      toName: name.trim(),
      procedure: '*',
      validFrom: today,
      validTo,
    });
    return door.seeOther(reply, '/my/people', 'saved');
  });
  server.post<{ Params: { id: string } }>('/my/people/:id/revoke', { config: mine }, async (request, reply) => {
    const { id } = request.params;
    if (/^[0-9a-f-]{36}$/.test(id))
      await doors.revokeDelegation(id, provenNumber(request.session) ?? '', platform.clock.now().toString());
    return door.seeOther(reply, '/my/people', 'removed');
  });
}

/** Whom the population register names by the number, as far as it has the number here. */
async function nameOf({ parts: { platform } }: Door, idNumber: string): Promise<string | undefined> {
  const entry = findEntry(await platform.store.readEntries(idNumber), 'person');
  const known = entry?.data['fullName'];
  return typeof known === 'string' ? known : undefined;
}

/** Names of procedures by code, in the reader's language. */
export async function namesOf(door: Door, view: View, codes: readonly string[]): Promise<Map<string, string>> {
  const hits = await door.parts.doors.namesOfProcedures([...new Set(codes)]);
  return new Map(hits.map((hit) => [hit.code, named(hit.names, view.lang)]));
}

interface ListProps {
  view: View;
  names: ReadonlyMap<string, string>;
}

/** Of whom or what it is, as far as it is filled in; several of one procedure are told apart by it. */
async function aboutDraft(view: View, { procedure, data }: FormDraft): Promise<string | undefined> {
  const shown = await shownByCode(view.platform, procedure);
  return isRefusal(shown) ? undefined : aboutIn(shown, (data['answers'] ?? {}) as Record<string, unknown>);
}

interface DraftsProps extends ListProps {
  drafts: readonly FormDraft[];
  abouts: ReadonlyMap<string, string | undefined>;
  /** How long a draft is kept after it was saved last. */
  days: number;
}

function MyDrafts({ view, drafts, names, abouts, days }: DraftsProps) {
  const { t, fmt } = view;
  const keptUntil = (savedAt: string) =>
    Temporal.Instant.from(savedAt)
      .add({ hours: 24 * days })
      .toString();
  return (
    <Page view={view} title={t('nav.drafts')} at="drafts">
      <h1 class="govuk-heading-l">{t('nav.drafts')}</h1>
      {drafts.length === 0 && <InsetText text={t('drafts.empty')} />}
      {drafts.length > 0 && (
        <ul class="mc-hits">
          {drafts.map((draft) => (
            <li>
              <a class="govuk-link" href={`/drafts/${draft.id}`}>
                {withAbout(names.get(draft.procedure) ?? draft.procedure, abouts.get(draft.id))}
              </a>
              <p>
                {t('drafts.saved', { date: fmt.dateTime(draft.savedAt) })};{' '}
                {t('drafts.kept', { date: fmt.date(keptUntil(draft.savedAt)) })}
              </p>
              <form method="post" action={`/drafts/${draft.id}/remove`}>
                <Token view={view} />
                <Button
                  classes="govuk-button--secondary govuk-!-margin-bottom-0 govuk-!-margin-top-2"
                  text={t('drafts.remove')}
                />
              </form>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

interface PeopleProps {
  view: View;
  me: string;
  list: readonly Delegation[];
  errors: PageErrors;
  typed?: Record<string, string>;
}

function MyPeople({ view, me, list, errors, typed }: PeopleProps) {
  const { t, fmt } = view;
  const hasEnded = (one: Delegation) => one.validTo < today(view);
  const state = (one: Delegation) =>
    one.revokedAt
      ? t('people.revoked')
      : t(hasEnded(one) ? 'people.ended' : 'people.until', { date: fmt.date(one.validTo) });
  const given = list.filter((one) => one.from === me);
  const received = list.filter((one) => one.to === me);
  return (
    <Page view={view} title={t('nav.people')} at="people" failed={errors.length > 0}>
      <Errors view={view} errors={errors} />
      <h1 class="govuk-heading-l">{t('nav.people')}</h1>
      <p class="govuk-body">{t('people.text')}</p>
      <h2 class="govuk-heading-m">{t('people.for-me')}</h2>
      {given.length ? (
        <div class="mc-scroll">
          <Table
            head={[
              { text: t('person.name') },
              { text: t('person.id-number') },
              { text: t('people.state') },
              { text: t('people.act') },
            ]}
            rows={given.map((one) => [
              { text: one.toName },
              { text: masked(one.to) },
              { text: state(one) },
              {
                text:
                  one.revokedAt || hasEnded(one) ? (
                    ''
                  ) : (
                    <form method="post" action={`/my/people/${one.id}/revoke`}>
                      <Token view={view} />
                      <Button
                        classes="govuk-button--secondary govuk-!-margin-bottom-0"
                        text={
                          <>
                            {t('people.revoke')} <span class="govuk-visually-hidden">{one.toName}</span>
                          </>
                        }
                      />
                    </form>
                  ),
              },
            ])}
          />
        </div>
      ) : (
        <p class="govuk-body mc-muted">{t('people.nobody')}</p>
      )}
      <h2 class="govuk-heading-m">{t('people.i-act-for')}</h2>
      {received.length ? (
        <ul class="govuk-list govuk-list--bullet">
          {received.map((one) => (
            <li>
              {one.fromName} ({state(one)})
            </li>
          ))}
        </ul>
      ) : (
        <p class="govuk-body mc-muted">{t('people.nobody')}</p>
      )}
      <h2 class="govuk-heading-m">{t('people.add')}</h2>
      <form method="post" action="/my/people" novalidate>
        <Token view={view} />
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
    </Page>
  );
}
