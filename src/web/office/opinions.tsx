/** What other units were asked: their answers, who is late, who has not answered, and which step went on without them. */
import { isOpinion } from '#dossier/choices.ts';
import { disagreeing } from '#dossier/conclusions.ts';
import { firstAnswered, isLate, isPending } from '#dossier/decide-consultation.ts';
import type { Opinion as OpinionGiven } from '#dossier/opinion.ts';
import type { Consultation, DossierState, Task } from '#dossier/state.ts';
import { concludes } from '#procedure/conclusion.ts';
import { type Shown, wordsFor } from '../catalogue.ts';
import { InsetText, Tag } from '../ui/basics.tsx';
import { Textarea } from '../ui/fields.tsx';
import { unitName, type View } from '../view.ts';

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
}

/** What other units said, who has not answered yet, and who went on all the same. */
export function Opinions(props: Props) {
  const { view, state } = props;
  if (!state.consultations.length) return null;
  return (
    <>
      <ul class="govuk-list mc-judged">
        {state.consultations.map((one) => (
          <li>
            {unitName(view, one.unit)}: <Opinion view={view} consultation={one} />
          </li>
        ))}
      </ul>
      <PassedOver {...props} />
    </>
  );
}

/** Steps that went on without an opinion that was asked for, or concluded against one, with the reason. */
export function PassedOver({ view, state, shown }: Props) {
  if (!state.unheard?.length) return null;
  const words = wordsFor(view, shown.pack);
  return (
    <ul class="govuk-list mc-judged">
      {state.unheard.map(({ step, by, at, units, overruled = [], reason }) => (
        <li>
          {view.t(passedOver[units.length ? 'awaited' : 'given'][overruled.length ? 'against' : 'not'], {
            step: words(`step.${step}`) ?? step,
            by,
            at: view.fmt.dateTime(at),
            units: named(view, units.length ? units : overruled),
            against: named(view, overruled),
            reason,
          })}
        </li>
      ))}
    </ul>
  );
}

const passedOver = {
  awaited: { against: 'consult.overruled-both', not: 'consult.passed-over' },
  given: { against: 'consult.overruled', not: 'consult.passed-over' },
} as const;

const named = (view: View, units: readonly string[]) => units.map((unit) => unitName(view, unit)).join(', ');

const COLOURS = { agree: 'govuk-tag--green', disagree: 'govuk-tag--red', 'no-comment': 'govuk-tag--grey' } as const;

export function Opinion({ view, consultation }: { view: View; consultation: Consultation }) {
  const { t, fmt } = view;
  const { answer, lapsedAt, withdrawn } = consultation;
  if (answer && isOpinion(answer.opinion))
    return (
      <>
        <Said view={view} said={answer} />
        <AnsweredLate view={view} consultation={consultation} />
        {answer.earlier?.map((one) => (
          <span class="mc-line mc-muted">
            {t('opinion.before')} <Said view={view} said={one} />
          </span>
        ))}
      </>
    );
  if (withdrawn)
    return (
      <>
        <Tag text={t('consult.withdrawn')} classes="govuk-tag--grey" /> {withdrawn.reason}{' '}
        <span class="mc-muted">{`${withdrawn.by}, ${fmt.dateTime(withdrawn.at)}`}</span>
      </>
    );
  if (lapsedAt) return <Tag text={t('consult.silence')} classes="govuk-tag--grey" />;
  return (
    <>
      <Tag text={t('consult.unanswered')} classes="govuk-tag--yellow" />{' '}
      <AnswerDue view={view} consultation={consultation} />
    </>
  );
}

/** The opinion, who gave it as what, when, and by which letter; of one in another's place, why. */
function Said({ view, said }: { view: View; said: OpinionGiven }) {
  const { t, fmt } = view;
  const { opinion, text, at, by, title, number, replaces } = said;
  const who = [by?.name, title, fmt.dateTime(at), number && t('opinion.by-letter', { number })];
  return (
    <>
      {isOpinion(opinion) && <Tag text={t(`opinion.${opinion}`)} classes={COLOURS[opinion]} />} {text}{' '}
      <span class="mc-muted">{who.filter(Boolean).join(', ')}</span>
      {replaces && <span class="mc-line mc-muted">{t('opinion.replaced-why', { reason: replaces })}</span>}
    </>
  );
}

function AnsweredLate({ view, consultation: { answer, dueAt } }: { view: View; consultation: Consultation }) {
  const { t, fmt, platform } = view;
  const first = answer && firstAnswered(answer);
  if (!first || Date.parse(first) <= Date.parse(dueAt)) return null;
  const late = fmt.left(platform.province.calendar, Temporal.Instant.from(first), dueAt);
  return <span class="mc-muted">{`, ${t('consult.answered-late', { late, date: fmt.dateTime(dueAt) })}`}</span>;
}

/** Until when an answer is awaited; or, once that has passed, since when it is late. */
export function AnswerDue({ view, consultation }: { view: View; consultation: Consultation }) {
  const { t, fmt, platform, now } = view;
  const { dueAt } = consultation;
  const date = fmt.dateTime(dueAt);
  if (!isLate(consultation, now.toString())) return <span class="mc-muted">{t('consult.waits', { date })}</span>;
  const late = fmt.left(platform.province.calendar, now, dueAt);
  return (
    <>
      <Tag text={t('consult.overdue')} classes="govuk-tag--red" />{' '}
      <span class="mc-muted">{t('consult.overdue-by', { late, date })}</span>
    </>
  );
}

/** Who has not answered, until when they may, and what it means if they do not. */
export function Awaited({ view, state }: Omit<Props, 'shown'>) {
  const { t, fmt } = view;
  const waiting = state.consultations.filter(isPending);
  if (!waiting.length) return null;
  return (
    <InsetText
      text={waiting.map((one) => (
        <span class="mc-line">
          <b>{t('consult.none-yet', { unit: unitName(view, one.unit) })}</b>
          {'. '}
          {isLate(one, view.now.toString()) ? (
            <AnswerDue view={view} consultation={one} />
          ) : (
            t('consult.until', { date: fmt.dateTime(one.dueAt) })
          )}{' '}
          {t(`consult.if-silent-${one.silence}`)}
        </span>
      ))}
    />
  );
}

/** The same beside a step's conclusion, and who disagrees: to go on without them, or to conclude against them, takes a reason. */
export function Unheard({ view, state, shown, task, typed }: Props & { task?: Task; typed(name: string): string }) {
  const { t } = view;
  const awaits = state.consultations.some(isPending);
  const form = shown.rules.formOf((task && shown.rules.steps[task.step]?.form) ?? '');
  const against = concludes(form) ? disagreeing(state) : [];
  if (!awaits && !against.length) return null;
  const asks = !against.length ? 'despite' : awaits ? 'both' : 'overrule';
  return (
    <>
      {against.length > 0 && (
        <InsetText
          text={
            <>
              <b>{t('consult.against')}</b>
              {against.map((one) => (
                <span class="mc-line">
                  {unitName(view, one.unit)}: <Opinion view={view} consultation={one} />
                </span>
              ))}
            </>
          }
        />
      )}
      <Awaited view={view} state={state} />
      <Textarea
        name="despite"
        id="unheard-despite"
        rows={3}
        label={{ text: t(`consult.${asks}`) }}
        hint={{ text: t(`consult.${asks}-hint`) }}
        value={typed('despite')}
      />
    </>
  );
}
