/** Am I eligible? Asked before anything is filled in: only what the procedure's own rule looks at. */
import type { FastifyInstance } from 'fastify';
import { isRefusal, refusalText } from '#kernel/outcome.ts';
import { openByCode, procedureName, type Shown } from '../catalogue.ts';
import type { Door } from '../door.ts';
import { FieldView } from '../forms/field.tsx';
import { errorsOf, type Field, type FieldError, formOf, idOf } from '../forms/model.ts';
import { readAnswers } from '../forms/read.ts';
import { Button, InsetText, NotificationBanner } from '../ui/basics.tsx';
import { Page } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { Errors } from './apply-pages.tsx';
import { askedFields } from './asked-fields.ts';

export function eligibleRoutes(server: FastifyInstance, door: Door): void {
  const { platform } = door.parts;
  server.get<{ Params: { code: string }; Querystring: Record<string, string> }>(
    '/procedures/:code/eligible',
    async (request, reply) => {
      const view = door.view(request);
      const shown = await openByCode(platform, request.params.code);
      if (isRefusal(shown)) return door.refuse(request, reply, shown);
      const fields = askedFields(view, shown);
      if (!fields.length) return reply.redirect(`/procedures/${shown.rules.code}`, 303);
      if (request.query['asked'] === undefined)
        return door.send(reply, <Ask view={view} shown={shown} fields={fields} answers={{}} errors={[]} />);
      const answers = readAnswers(fields, request.query);
      const faults = formOf(shown.rules.formOf('apply')!).faults(answers);
      const needed = fields.map((field) => ({ ...field, required: true }));
      const errors = errorsOf(faults, needed, view.t);
      for (const field of fields)
        if (answers[field.name] === undefined && !errors.some((error) => error.field === field.name))
          errors.push({
            field: field.name,
            id: idOf(field),
            text: view.t('field-error.required', { label: field.label }),
          });
      if (errors.length)
        return door.send(
          reply,
          <Ask view={view} shown={shown} fields={fields} answers={answers} errors={errors} />,
          422,
        );
      const submittedOn = platform.province.calendar.dateOf(view.now);
      const verdict = shown.rules.eligible({ ...answers, submittedOn, channel: 'online' });
      const text = isRefusal(verdict) ? refusalText(verdict, view.lang) : view.t('eligible.yes');
      return door.send(
        reply,
        <Ask
          view={view}
          shown={shown}
          fields={fields}
          answers={answers}
          errors={[]}
          verdict={{ ok: !isRefusal(verdict), text }}
        />,
      );
    },
  );
}

interface AskProps {
  view: View;
  shown: Shown;
  fields: readonly Field[];
  answers: Record<string, unknown>;
  errors: readonly FieldError[];
  verdict?: { ok: boolean; text: string };
}

function Ask({ view, shown, fields, answers, errors, verdict }: AskProps) {
  const { t } = view;
  const { code } = shown.rules;
  return (
    <Page view={view} title={t('eligible.title')} at="find" back={`/procedures/${code}`} failed={errors.length > 0}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Errors view={view} errors={errors} />
          <span class="govuk-caption-l">{procedureName(view, shown.pack)}</span>
          <h1 class="govuk-heading-l">{t('eligible.title')}</h1>
          {verdict && (
            <NotificationBanner
              type={verdict.ok ? 'success' : undefined}
              titleText={t('notice.title')}
              text={
                <>
                  <p class="govuk-notification-banner__heading">{verdict.text}</p>
                  {verdict.ok && (
                    <p class="govuk-body">
                      <a class="govuk-link" href={`/apply/${code}`}>
                        {t('procedure.start')}
                      </a>
                    </p>
                  )}
                </>
              }
            />
          )}
          <InsetText text={t('eligible.text')} />
          <form method="get" novalidate>
            <input type="hidden" name="asked" value="" />
            {fields.map((field) => (
              <FieldView t={t} field={{ ...field, required: true }} value={answers[field.name]} errors={errors} />
            ))}
            <Button text={t('eligible.check')} />
          </form>
        </div>
      </div>
    </Page>
  );
}
