/** The desk of who heads a unit. */
import type { FastifyInstance } from 'fastify';
import { refuse } from '#kernel/outcome.ts';
import type { TaskListing } from '#spine/store.ts';
import type { Door } from '../door.ts';
import { postName } from '../portal/find.tsx';
import { namesOf } from '../portal/mine.tsx';
import { Button, InsetText, Tag } from '../ui/basics.tsx';
import { Table } from '../ui/lists.tsx';
import { Page, Token } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { RISK_COLOURS, riskOf, sitsAs } from './desk-model.ts';

type Names = ReadonlyMap<string, string>;

export function deskRoutes(server: FastifyInstance, door: Door): void {
  const { platform } = door.parts;
  const office = { for: 'officer' } as const;
  server.get('/office/desk', { config: office }, async (request, reply) => {
    const view = door.view(request);
    const [desk] = sitsAs(view, 'head', 'division-head');
    if (!desk) return door.refuse(request, reply, refuse('not-permitted', { act: 'decide-dossier', who: 'head' }));
    const tomorrow = platform.province.calendar.addDays(view.now, 1).toString();
    const [sign, late] = await Promise.all([
      platform.store.listTasks({ unit: desk.unit, post: desk.post, act: 'decide-dossier' }, { limit: 100 }),
      platform.store.listTasks({ unit: desk.unit, dueBefore: tomorrow }, { limit: 100 }),
    ]);
    const names = await namesOf(
      door,
      view,
      [...sign.rows, ...late.rows].map((row) => row.procedure),
    );
    return door.send(reply, Desk({ view, sign: sign.rows, late: late.rows, names }));
  });
}

function Desk({
  view,
  sign,
  late,
  names,
}: {
  view: View;
  sign: readonly TaskListing[];
  late: readonly TaskListing[];
  names: Names;
}) {
  const { t } = view;
  return (
    <Page view={view} title={t('nav.desk')} at="desk">
      <h1 class="govuk-heading-l">{t('nav.desk')}</h1>
      <h2 class="govuk-heading-m">{t('desk.sign', { n: sign.length })}</h2>
      {sign.length ? (
        <form method="post" action="/office/batch">
          <Token view={view} />
          <Tasks view={view} rows={sign} names={names} choose="sign" />
          <div class="mc-actions">
            <Button text={t('batch.decide')} name="act" value="decide-dossier" preventDoubleClick />
          </div>
        </form>
      ) : (
        <InsetText text={t('desk.nothing')} />
      )}
      <h2 class="govuk-heading-m">{t('desk.late', { n: late.length })}</h2>
      {late.length ? (
        <form method="post" action="/office/batch">
          <Token view={view} />
          <Tasks view={view} rows={late} names={names} choose="late" />
          <div class="mc-actions">
            <Button
              text={t('batch.reassign')}
              name="act"
              value="reassign-task"
              classes="govuk-button--secondary"
              preventDoubleClick
            />
          </div>
        </form>
      ) : (
        <InsetText text={t('desk.no-late')} />
      )}
    </Page>
  );
}

function Tasks({
  view,
  rows,
  names,
  choose,
}: {
  view: View;
  rows: readonly TaskListing[];
  names: Names;
  choose?: 'sign' | 'late';
}) {
  const { t, fmt, platform, now } = view;
  return (
    <div class="mc-scroll">
      <Table
        head={[
          ...(choose ? [{ text: <span class="govuk-visually-hidden">{t('inbox.choose')}</span> }] : []),
          { text: t('inbox.due') },
          { text: t('dossier.code') },
          { text: t('inbox.procedure') },
          { text: t('inbox.applicant') },
          { text: t('desk.with') },
        ]}
        rows={rows.map((row) => {
          const due = row.dueAt ?? row.dossierDueAt;
          const risk = riskOf(view, due);
          return [
            ...(choose
              ? [
                  {
                    text: (
                      <div class="govuk-checkboxes govuk-checkboxes--small">
                        <div class="govuk-checkboxes__item">
                          <input
                            class="govuk-checkboxes__input"
                            type="checkbox"
                            name="task"
                            id={`${choose}-${row.dossierId}-${row.id}`}
                            value={`${row.dossierId}/${row.id}`}
                            checked={choose === 'sign'}
                          />
                          <label
                            class="govuk-label govuk-checkboxes__label"
                            for={`${choose}-${row.dossierId}-${row.id}`}
                          >
                            <span class="govuk-visually-hidden">{row.code}</span>
                          </label>
                        </div>
                      </div>
                    ),
                  },
                ]
              : []),
            {
              text: (
                <>
                  <Tag text={t(`risk.${risk}`)} classes={RISK_COLOURS[risk]} />
                  {due && <div class="mc-muted">{fmt.left(platform.province.calendar, now, due)}</div>}
                </>
              ),
            },
            {
              text: (
                <a class="govuk-link mc-code" href={`/office/dossiers/${row.dossierId}?task=${row.id}`}>
                  {row.code}
                </a>
              ),
            },
            { text: names.get(row.procedure) ?? row.procedure },
            { text: row.applicantName },
            {
              text: row.assignee
                ? (platform.province.officers.get(row.assignee)?.name ?? '')
                : postName(view, row.post),
            },
          ];
        })}
      />
    </div>
  );
}
