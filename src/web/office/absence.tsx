/** Who is away, who stands in, and how that is recorded, ended and cancelled. */
import type { FastifyInstance } from 'fastify';
import { absenceWhat, cancelAbsence, endAbsence, mayRecord, recordAbsence } from '#acts/absence.ts';
import type { Officer } from '#authority/province.ts';
import { checkStandIn } from '#authority/stand-in.ts';
import { isDay } from '#kernel/day.ts';
import { everyRefusal, isRefusal, refusalText } from '#kernel/outcome.ts';
import type { RefusalCode } from '#kernel/refusals.ts';
import type { AbsenceRow } from '#spine/store.ts';
import type { Door } from '../door.ts';
import { singleTexts, type Texts, textFaults } from '../forms/posted.tsx';
import { Errors, errorFor, type PageErrors } from '../portal/apply-pages.tsx';
import { Button, InsetText } from '../ui/basics.tsx';
import { Checkboxes } from '../ui/choices.tsx';
import { Input, Select } from '../ui/fields.tsx';
import { Table } from '../ui/lists.tsx';
import { Page, Token } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { desksOf } from './desk-model.ts';
import { KeptTyped } from './kept-form.tsx';

type Body = Record<string, string | undefined>;
const office = { for: 'officer' } as const;

/** Where a fault is mended, other than at the first day. */
const FIELD_OF: Partial<Record<RefusalCode, string>> = {
  'absence-backwards': 'to',
  'absence-too-long': 'to',
  'officer-unknown': 'standIn',
  'stand-in-self': 'standIn',
  'stand-in-not-entitled': 'standIn',
  'stand-in-absent': 'standIn',
  'absence-stands-in': 'standsIn',
};

export function absenceRoutes(server: FastifyInstance, door: Door): void {
  server.get<{ Querystring: Body }>('/office/absence', { config: office }, async (request, reply) =>
    door.send(reply, await absencePage(door.view(request), [], { officer: request.query.officer })),
  );
  server.post<{ Body: Body }>('/office/absence', { config: office }, async (request, reply) => {
    const view = door.view(request);
    const body: Body = singleTexts(request.body as Texts);
    const { officer, from = '', to = '', standIn, reason } = body;
    const { timeZone } = view.platform.province.calendar.source;
    // What is no date is left for the act to refuse, with all else that is wrong.
    const at = (date: string, days: number) =>
      isDay(date) ? Temporal.PlainDate.from(date).add({ days }).toZonedDateTime(timeZone).toInstant().toString() : '';
    const texts = textFaults(view, body, (field) => (field === 'reason' ? 500 : undefined));
    if (texts.length) return door.send(reply, await absencePage(view, texts, body), 422);
    const recorded = await recordAbsence(view.platform, view.actor!, {
      officer: officer || view.officer!.id,
      from: at(from, 0),
      to: at(to, 1),
      standIn: standIn || undefined,
      reason: reason || undefined,
      confirmed: Boolean(body['standsIn']) && body['standsIn'] === daysOf(body),
    });
    if (!isRefusal(recorded)) {
      request.noted.done.push({ kind: 'absence-recorded', what: absenceWhat(recorded) });
      return door.seeOther(reply, '/office/absence', 'saved');
    }
    const unread = Object.entries({ from, to }).filter(([, text]) => !isDay(text));
    const asks = everyRefusal(recorded).some(({ code }) => code === 'absence-stands-in');
    const errors: PageErrors = unread.map(([id]) => ({ id, text: view.t('absence.date-needed') }));
    for (const one of everyRefusal(recorded))
      if (one.code !== 'date-invalid')
        errors.push({ id: FIELD_OF[one.code] ?? 'from', text: refusalText(one, view.lang) });
    return door.send(reply, await absencePage(view, errors, body, asks), 422);
  });
  server.post<{ Params: { absence: string; how: 'end' | 'cancel' }; Body: Body }>(
    '/office/absence/:absence/:how(^end|cancel$)',
    { config: office },
    async (request, reply) => {
      const view = door.view(request);
      const { absence, how } = request.params;
      const change = how === 'end' ? endAbsence : cancelAbsence;
      const id = /^[0-9a-f-]{36}$/.test(absence) ? absence : '00000000-0000-0000-0000-000000000000';
      const done = await change(view.platform, view.actor!, id);
      if (isRefusal(done)) return door.refuse(request, reply, done);
      request.noted.done.push({ kind: how === 'end' ? 'absence-ended' : 'absence-cancelled', what: id });
      return door.seeOther(reply, '/office/absence', 'saved');
    },
  );
}

/** Those whom the act would take as stand-ins for that officer, on the days that were typed, else today. */
function standInsFor({ platform: { province }, now }: View, absent: Officer, typed: Body): Officer[] {
  const today = province.calendar.dateOf(now);
  const day = (text: string | undefined) => (text && isDay(text) ? text : today);
  const days = { from: day(typed['from']), to: day(typed['to']) };
  return [...province.officers.values()].filter(
    (standIn) => !isRefusal(checkStandIn(province, { absent, standIn, ...days })),
  );
}

/** Officers of the units where this one sits, and the heads of those below that this one may record as away. */
function unitOfficers(view: View): Officer[] {
  const { province } = view.platform;
  const date = province.calendar.dateOf(view.now);
  const units = new Set(desksOf(view).map((desk) => desk.unit));
  const inForce = (one: Officer) => one.holds.filter((held) => held.from <= date && (!held.to || date < held.to));
  const heads = view.officer && inForce(view.officer).some((held) => held.post === 'head');
  return [...province.officers.values()].filter(
    (one) =>
      inForce(one).some((held) => units.has(held.unit)) || (heads && mayRecord(province, view.officer!, one, date)),
  );
}

/** Those below: whom this officer may record as away. */
function below({ officer, platform: { province }, now }: View, officers: readonly Officer[]): Officer[] {
  const date = province.calendar.dateOf(now);
  return officers.filter((one) => officer && mayRecord(province, officer, one, date));
}

/** Marked of these days, and of no others. */
const daysOf = ({ officer, from, to }: Body): string => [officer, from, to].join('|');

async function absencePage(view: View, errors: PageErrors, typed: Body = {}, asks = false) {
  const officers = unitOfficers(view);
  const rows = await view.platform.store.listAbsences(
    officers.map((one) => one.id),
    view.now.toString(),
  );
  return Absence({ view, rows, officers, errors, typed, asks });
}

interface Props {
  view: View;
  rows: readonly AbsenceRow[];
  officers: readonly Officer[];
  errors: PageErrors;
  typed: Body;
  /** Who is to be away stands in for others then: asked once more. */
  asks: boolean;
}

function Absence({ view, rows, officers, errors, typed, asks }: Props) {
  const { t, fmt, platform } = view;
  const names = platform.province.officers;
  const others = below(view, officers);
  const absent = others.find((one) => one.id === typed['officer']) ?? view.officer!;
  const mine = (row: AbsenceRow) => row.officer === view.officer?.id || others.some((one) => one.id === row.officer);
  const field = (name: string) => ({ name, value: typed[name], errorMessage: errorFor(view, errors, name) });
  return (
    <Page view={view} title={t('nav.absence')} at="absence" failed={errors.length > 0}>
      <Errors view={view} errors={errors} />
      <h1 class="govuk-heading-l">{t('nav.absence')}</h1>
      {rows.length ? (
        <div class="mc-scroll">
          <Table
            caption={t('absence.now')}
            captionClasses="govuk-table__caption--m"
            head={[
              { text: t('absence.who') },
              { text: t('absence.since') },
              { text: t('absence.until') },
              { text: t('absence.stand-in') },
              { text: t('absence.recorded-by') },
              { text: <span class="govuk-visually-hidden">{t('absence.change')}</span> },
            ]}
            rows={rows.map((row) => [
              { text: names.get(row.officer)?.name ?? row.officer },
              { text: fmt.dateTime(row.from) },
              { text: untilText(view, row.to) },
              { text: names.get(row.standIn ?? '')?.name ?? t('form.none') },
              { text: `${row.byName}, ${fmt.dateTime(row.at)}${row.reason ? `: ${row.reason}` : ''}` },
              { text: mine(row) && <Change view={view} row={row} /> },
            ])}
          />
        </div>
      ) : (
        <InsetText text={t('absence.nobody')} />
      )}
      <h2 class="govuk-heading-m">{t(others.length ? 'absence.record-of' : 'absence.record')}</h2>
      {others.length > 0 && (
        <form method="get" action="/office/absence">
          <Select
            name="officer"
            value={absent.id}
            label={{ text: t('absence.who') }}
            items={[
              { value: view.officer!.id, text: t('absence.me', { name: view.officer!.name }) },
              ...others.map((one) => ({ value: one.id, text: one.name })),
            ]}
          />
          <Button text={t('absence.choose')} classes="govuk-button--secondary" />
        </form>
      )}
      <form method="post" action="/office/absence" novalidate data-keep={absent.id}>
        <Token view={view} />
        <KeptTyped view={view} />
        <input type="hidden" name="officer" value={absent.id} />
        {others.length > 0 && <p class="govuk-body">{t('absence.of', { name: absent.name })}</p>}
        <Input {...field('from')} type="date" label={{ text: t('absence.from') }} classes="govuk-input--width-10" />
        <Input {...field('to')} type="date" label={{ text: t('absence.to') }} classes="govuk-input--width-10" />
        <Select
          {...field('standIn')}
          label={{ text: t('absence.stand-in') }}
          hint={{ text: t('absence.stand-in-hint') }}
          items={[
            { value: '', text: t('form.none') },
            ...standInsFor(view, absent, typed).map((one) => ({ value: one.id, text: one.name })),
          ]}
        />
        <Input {...field('reason')} label={{ text: t('absence.reason') }} />
        {asks && (
          <Checkboxes
            name="standsIn"
            classes="govuk-checkboxes--small"
            items={[{ value: daysOf(typed), text: t('absence.stands-in') }]}
          />
        )}
        <Button text={t('form.save')} />
      </form>
    </Page>
  );
}

/** The end of the last day away, where it ends with one; else the moment at which it ended. */
function untilText({ t, fmt, platform }: View, to: string): string {
  const end = Temporal.Instant.from(to).toZonedDateTimeISO(platform.province.calendar.source.timeZone);
  if (end.hour || end.minute) return fmt.dateTime(to);
  return t('absence.through', { date: fmt.date(end.subtract({ minutes: 1 }).toInstant().toString()) });
}

/** One that runs can be ended now; one that has not begun is cancelled. */
function Change({ view, row }: { view: View; row: AbsenceRow }) {
  const runs = Date.parse(row.from) <= view.now.epochMilliseconds;
  return (
    <form method="post" action={`/office/absence/${row.id}/${runs ? 'end' : 'cancel'}`}>
      <Token view={view} />
      <Button
        text={view.t(runs ? 'absence.end' : 'absence.cancel')}
        classes="govuk-button--secondary govuk-!-margin-bottom-0"
        preventDoubleClick
      />
    </form>
  );
}
