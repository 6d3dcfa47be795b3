/** Acts on many dossiers at once: each on its own, with its own reason where one is asked, and a report of what failed. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { perform } from '#acts/perform.ts';
import type { Command } from '#dossier/commands.ts';
import type { DossierState, Task } from '#dossier/state.ts';
import { isRefusal, refusalText } from '#kernel/outcome.ts';
import type { Door } from '../door.ts';
import { Button, InsetText, Tag } from '../ui/basics.tsx';
import { Input, Select } from '../ui/fields.tsx';
import { Page, Token } from '../ui/page.tsx';
import type { View } from '../view.ts';

type Body = Record<string, string | string[] | undefined>;

const MOST = 200;

export function batchRoutes(server: FastifyInstance, door: Door): void {
  server.post<{ Body: Body }>('/office/batch', { config: { for: 'officer' } }, async (request, reply) => {
    const view = door.view(request);
    const chosen = await chosenOf(view, request);
    // Giving work to others takes a colleague and a reason for each: asked on a page of its own.
    if (request.body['act'] === 'reassign-task' && request.body['confirmed'] === undefined && chosen.length)
      return door.send(reply, <ReasonsPage view={view} chosen={chosen} />);
    return door.send(reply, <BatchReport view={view} report={await doAll(view, request.body, chosen)} />);
  });
}

interface Chosen {
  key: string;
  id: string;
  state: DossierState;
  task?: Task;
  number: number;
}

async function chosenOf({ platform }: View, { body }: FastifyRequest<{ Body: Body }>): Promise<Chosen[]> {
  const chosen: Chosen[] = [];
  for (const key of [body['task'] ?? []].flat().slice(0, MOST)) {
    const [id, number] = key.split('/');
    const snapshot = /^[0-9a-f-]{36}$/.test(id) ? await platform.store.load(id) : undefined;
    if (!snapshot) continue;
    const { state } = snapshot;
    chosen.push({ key, id, state, number: Number(number), task: state.tasks.find((one) => one.id === Number(number)) });
  }
  return chosen;
}

interface Reported {
  code: string;
  id: string;
  text?: string;
}

function commandFor(body: Body, { key, number }: Chosen): Command {
  const said = (name: string) =>
    String([body[name] ?? ''].flat().at(-1))
      .trim()
      .slice(0, 1_000);
  if (body['act'] === 'decide-dossier') return { act: 'decide-dossier', task: number };
  // The number of each is the next of the unit's book; signing follows by itself.
  if (body['act'] === 'issue-result') return { act: 'issue-result', task: number };
  if (body['act'] === 'reassign-task')
    return {
      act: 'reassign-task',
      task: number,
      officer: said(`officer-${key}`),
      reason: said(`reason-${key}`) || said('reason'),
    };
  return { act: 'claim-task', task: number };
}

/** One after the other: what fails says why, and the rest is done. */
async function doAll(view: View, body: Body, chosen: readonly Chosen[]): Promise<Reported[]> {
  const report: Reported[] = [];
  for (const one of chosen) {
    const done = await perform(view.platform, one.id, commandFor(body, one), view.actor!);
    const text = isRefusal(done) ? refusalText(done, view.lang) : undefined;
    report.push({ id: one.id, code: one.state.code ?? one.id, text });
  }
  return report;
}

function ReasonsPage({ view, chosen }: { view: View; chosen: readonly Chosen[] }) {
  const { t, platform } = view;
  const { province } = platform;
  const date = province.calendar.dateOf(view.now);
  return (
    <Page view={view} title={t('act.reassign-task')} back="/office/desk">
      <h1 class="govuk-heading-l">{t('act.reassign-task')}</h1>
      <form method="post" action="/office/batch">
        <Token view={view} />
        <input type="hidden" name="act" value="reassign-task" />
        <input type="hidden" name="confirmed" value="" />
        <Input name="reason" label={{ text: t('batch.reason-all') }} />
        {chosen.map(({ key, state, task }) => (
          <fieldset class="govuk-fieldset mc-card govuk-!-margin-bottom-4">
            <legend class="govuk-fieldset__legend mc-code">{state.code}</legend>
            <input type="hidden" name="task" value={key} />
            {task ? (
              <Select
                name={`officer-${key}`}
                label={{ text: t('acts.colleague') }}
                items={province
                  .holders(task.unit, task.post, date)
                  .filter((one) => one.id !== task.assignee)
                  .map((one) => ({ value: one.id, text: one.name }))}
              />
            ) : (
              <InsetText text={t('acts.nothing')} />
            )}
            <Input name={`reason-${key}`} label={{ text: t('batch.reason-own') }} />
          </fieldset>
        ))}
        <Button text={t('act.reassign-task')} preventDoubleClick />
      </form>
    </Page>
  );
}

function BatchReport({ view, report }: { view: View; report: readonly Reported[] }) {
  const { t } = view;
  const failed = report.filter((one) => one.text);
  return (
    <Page view={view} title={t('batch.report')} at="inbox" back="/office">
      <h1 class="govuk-heading-l">{t('batch.report')}</h1>
      <p class="govuk-body" role="status">
        {report.length
          ? t('batch.count', { done: report.length - failed.length, failed: failed.length })
          : t('batch.none')}
      </p>
      <ul class="mc-hits">
        {report.map((one) => (
          <li>
            <a class="govuk-link mc-code" href={`/office/dossiers/${one.id}`}>
              {one.code}
            </a>{' '}
            <Tag
              text={one.text ? t('batch.failed') : t('batch.done')}
              classes={one.text ? 'govuk-tag--red' : 'govuk-tag--green'}
            />
            {one.text && <p>{one.text}</p>}
          </li>
        ))}
      </ul>
    </Page>
  );
}
