/** Am I eligible? Asked before anything is filled in: only what the procedure's own rule looks at. */
import type { FastifyInstance } from 'fastify';
import { refuseToBegin } from '#acts/look-up.ts';
import { dayFacts } from '#dossier/context.ts';
import { type Form, prefilled } from '#engine/form/form.ts';
import { isRefusal, type Refusal, refusalText } from '#kernel/outcome.ts';
import { conditionsAt, openByCode, procedureName, type Shown } from '../catalogue.ts';
import type { Door } from '../door.ts';
import { FieldList, FieldView, FollowData } from '../forms/field.tsx';
import { errorsOf, type Field, type FieldError, formOf } from '../forms/model.ts';
import { readAnswers } from '../forms/read.ts';
import { Button, InsetText, NotificationBanner } from '../ui/basics.tsx';
import { Page, Token } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { Errors } from './apply-pages.tsx';
import { checkedFields, namesOthers } from './asked-fields.ts';
import { isTooLow } from './level-needed.tsx';
import { Conditions } from './procedure-conditions.tsx';

export function eligibleRoutes(server: FastifyInstance, door: Door): void {
  const { platform } = door.parts;
  const path = '/procedures/:code/eligible';
  server.get<{ Params: { code: string } }>(path, async (request, reply) => {
    const shown = await openByCode(platform, request.params.code);
    if (isRefusal(shown)) return door.refuse(request, reply, shown);
    const view = door.view(request);
    const fields = checkedFields(view, shown);
    if (!fields.length) return reply.redirect(`/procedures/${shown.rules.code}`, 303);
    const form = formOf(shown.rules.formOf('apply')!);
    const mayNot = view.person && (await refuseToBegin(platform, shown.rules, view.person));
    const verdict = mayNot && { ok: false, isOpen: false, text: [refusalText(mayNot, view.lang)] };
    const asked = { answers: prefilled(fields, {}), hidden: form.hidden({}), errors: [], verdict };
    return door.send(reply, <Ask view={view} shown={shown} fields={fields} {...asked} />);
  });
  // Posted, so that what somebody says of themselves stands in no address, which browsers and servers keep.
  server.post<{ Params: { code: string }; Body: Record<string, string> }>(path, async (request, reply) => {
    const shown = await openByCode(platform, request.params.code);
    if (isRefusal(shown)) return door.refuse(request, reply, shown);
    const view = door.view(request);
    const fields = checkedFields(view, shown);
    const form = shown.rules.formOf('apply');
    if (!fields.length || !form) return reply.redirect(`/procedures/${shown.rules.code}`, 303);
    const who = view.person && { idNumber: view.person.idNumber, name: view.person.name };
    const mayNot = who && (await refuseToBegin(platform, shown.rules, who));
    const asked = check(view, shown, { form: formOf(form), fields, given: request.body ?? {}, who, mayNot });
    return door.send(
      reply,
      <Ask view={view} shown={shown} fields={fields} {...asked} />,
      asked.errors.length ? 422 : 200,
    );
  });
}

interface Given {
  form: Form;
  fields: readonly Field[];
  given: Record<string, string>;
  /** Who is signed in, and why they may not even begin. */
  who?: { idNumber: string; name: string };
  mayNot?: Refusal;
}

function check(view: View, { rules }: Shown, { form, fields, given, who, mayNot }: Given): Asked {
  const read = readAnswers(fields, given, view.t('form.decimal-sign'));
  const hidden = form.hidden(read);
  const answers = Object.fromEntries(Object.entries(read).filter(([name]) => !hidden.has(name)));
  // Without scripts a question that an answer has just brought up has not been seen yet.
  const before = given['asked'] ?? '';
  const unseen = new Set(before.split(',').filter((name) => !hidden.has(name) && answers[name] === undefined));
  const brought = fields.some(({ name }) => unseen.has(name));
  const errors = checkErrors(view, form, fields, answers).filter(({ field }) => !unseen.has(field));
  if (errors.length || brought) return { answers, hidden, errors, brought };
  const { calendar } = view.platform.province;
  const facts = dayFacts(rules, answers, calendar.dateOf(view.now), calendar);
  const vars = { ...answers, ...facts, channel: 'online', ...(who && { applicant: who }) };
  const verdict = mayNot ?? rules.eligible(vars);
  // Every reason at once: who mends one answer is not told of the next one afterwards.
  const bars = mayNot ? [] : rules.barsBy(vars, new Set()).map(({ refusal }) => refusalText(refusal, view.lang));
  const first = isRefusal(verdict) ? refusalText(verdict, view.lang) : view.t('eligible.yes');
  const text = [first, ...bars.filter((bar) => isRefusal(verdict) && bar !== first)];
  return {
    answers,
    hidden,
    errors: [],
    verdict: { ok: !isRefusal(verdict), isOpen: !isRefusal(verdict) || verdict.code === 'eligibility-untold', text },
  };
}

/** Every choice has to be made, so that none is left open; what need not be written, as the day on which something ended, may be empty. */
const asAsked = (field: Field): Field => ({ ...field, required: field.required || CHOICES.has(field.kind) });
const CHOICES: ReadonlySet<string> = new Set(['choice', 'yes-no']);

/** What is wrong with the answers; every question that the others leave in has to be answered. */
function checkErrors(view: View, form: Form, fields: readonly Field[], answers: Record<string, unknown>): FieldError[] {
  const hidden = form.hidden(answers);
  const asked = fields.filter(({ name }) => !hidden.has(name)).map(asAsked);
  const missing = asked.flatMap(({ name, required }) =>
    required && answers[name] === undefined ? [{ field: name, rule: 'required' }] : [],
  );
  const wrong = form.faults(answers).filter(({ field }) => answers[field] !== undefined || field.includes('.'));
  return errorsOf([...missing, ...wrong], asked, view.t);
}

interface Asked {
  answers: Record<string, unknown>;
  hidden: ReadonlySet<string>;
  errors: readonly FieldError[];
  /** An answer has brought up questions that were not there before. */
  brought?: boolean;
  /** `isOpen`: it may still be that they are eligible. */
  verdict?: { ok: boolean; isOpen: boolean; text: string[] };
}

interface AskProps extends Asked {
  view: View;
  shown: Shown;
  fields: readonly Field[];
}

function Ask({ view, shown, fields, answers, hidden, errors, brought, verdict }: AskProps) {
  const { t } = view;
  const { code } = shown.rules;
  const source = shown.rules.formOf('apply')!;
  return (
    <Page
      view={view}
      title={t('eligible.title')}
      at="find"
      back={`/procedures/${code}`}
      failed={errors.length > 0}
      languages={view.isAnswer ? { form: 'eligible-form' } : undefined}
      islands={['fields.ts']}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Errors view={view} errors={errors} />
          <span class="govuk-caption-l">{procedureName(view, shown.pack)}</span>
          <h1 class="govuk-heading-l">{t('eligible.title')}</h1>
          {verdict && (
            <NotificationBanner
              titleText={t('notice.title')}
              text={
                <>
                  {verdict.text.map((text) => (
                    <p class="govuk-notification-banner__heading">{text}</p>
                  ))}
                  {verdict.ok && <p class="govuk-body">{t('eligible.examined')}</p>}
                  {verdict.isOpen && namesOthers(view, shown) && <p class="govuk-body">{t('eligible.others')}</p>}
                  {verdict.isOpen && isTooLow(view) && <p class="govuk-body">{t('level.own')}</p>}
                  {verdict.isOpen && !isTooLow(view) && (
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
          {verdict?.isOpen && (
            <>
              <h2 class="govuk-heading-m">{t('procedure.conditions')}</h2>
              <Conditions view={view} shown={shown} answers={answers} />
            </>
          )}
          <InsetText text={t('eligible.text')} />
          <form id="eligible-form" method="post" novalidate data-conditions={conditionsAt(shown, 'apply')}>
            <Token view={view} />
            <FollowData t={t} source={source} fields={fields} />
            <input
              type="hidden"
              name="asked"
              value={fields.flatMap(({ name }) => (hidden.has(name) ? name : [])).join(',')}
              data-hidden
            />
            {brought && <InsetText text={t('form.more')} attributes={{ role: 'status' }} />}
            <FieldList
              fields={fields}
              hidden={hidden}
              draw={(field) => <FieldView t={t} field={asAsked(field)} value={answers[field.name]} errors={errors} />}
            />
            <Button text={t('eligible.check')} />
          </form>
        </div>
      </div>
    </Page>
  );
}
