/** The parts of an officer's view of a dossier. */
import { authorityWords } from '#dossier/authority-words.ts';
import { lawDueOf } from '#dossier/clock.ts';
import type { Staff } from '#dossier/decide-tasks.ts';
import { isWithoutFile } from '#dossier/handed-in.ts';
import { legalDate } from '#dossier/legal-date.ts';
import type { DossierState, Task } from '#dossier/state.ts';
import { isDay } from '#kernel/day.ts';
import { paperCount, type Shown, wordsFor } from '../catalogue.ts';
import { DueNote, HeldBack, PhaseDates, Renewed, runningPart } from '../due-note.tsx';
import { shownValue } from '../forms/field.tsx';
import { sectionsOf } from '../forms/model.ts';
import { registerName } from '../portal/apply-pages.tsx';
import { Why } from '../portal/dossier-history.tsx';
import type { DossierProps } from '../portal/dossier-view.tsx';
import { componentName } from '../portal/draft-model.ts';
import { Declared } from '../portal/filed.tsx';
import { deciderName, dueLabel, isTheirsNoMore, TheyPromised } from '../portal/outside.tsx';
import { Tag } from '../ui/basics.tsx';
import { SummaryList } from '../ui/lists.tsx';
import { postName } from '../unit-names.ts';
import { unitName, type View } from '../view.ts';
import { holderName, RISK_COLOURS, riskOf } from './desk-model.ts';
import { ByLaw, LateIntakes, PausedSince, StepDue } from './due.tsx';
import { Opinion, PassedOver } from './opinions.tsx';
import { actLabel } from './typed.tsx';

/** Due, left, pauses and why; at which desk it is, with whom, and which is next: for everyone who may see the dossier. */
type ClockProps = DossierProps & { task?: Task; absences: Staff['absences'] };

export function Clock({ view, state, task, shown, why, absences }: ClockProps) {
  const { t, fmt, platform, now } = view;
  const { clock } = state;
  const { at, paused, renewed } = legalDate(state);
  const words = wordsFor(view, shown.pack);
  const risk = riskOf(view, at);
  const steps = Object.keys(shown.rules.steps);
  const current = task ?? state.tasks[0];
  const next = current && steps[steps.indexOf(current.step) + 1];
  const nextStep = next ? shown.rules.steps[next] : undefined;
  return (
    <dl class="mc-facts mc-facts--dense">
      {!clock && state.outside?.receivedAt && !isTheirsNoMore(state) && (
        <div>
          <dt>{t('outside.due-of', { body: deciderName(view, state) })}</dt>
          <dd>{t('outside.due-open', { body: deciderName(view, state) })}</dd>
        </div>
      )}
      {at && !paused && !clock && (
        <div>
          <dt>{t('due.intake')}</dt>
          <dd>
            <ByLaw view={view} at={at} />
          </dd>
        </div>
      )}
      {paused && !clock && (
        <div>
          <dt>{t('due.intake')}</dt>
          <dd>
            <PausedSince view={view} paused={paused} />
          </dd>
        </div>
      )}
      {state.lateIntakes && (
        <div>
          <dt>{t('due.intake-check')}</dt>
          <dd>
            <LateIntakes view={view} late={state.lateIntakes} />
          </dd>
        </div>
      )}
      {clock && (
        <>
          <div>
            <dt>{dueLabel(view, state)}</dt>
            <dd>
              {paused ? (
                <>
                  <PausedSince view={view} paused={paused} missed={at} />
                  <PhaseDates view={view} clock={clock} rules={shown.rules} />
                  <HeldBack
                    view={view}
                    promised={(at || clock.phases) && clock.extendedTo}
                    late={state.extension?.late}
                    part={runningPart(view, clock, shown.rules)}
                  />
                </>
              ) : (
                <>
                  <PhaseDates view={view} clock={clock} rules={shown.rules} />
                  {!clock.phases && fmt.dateTime(lawDueOf(clock))}
                  <Renewed view={view} at={renewed} />
                  {!state.resultAt && (!clock.phases || clock.extendedTo) && (
                    <DueNote view={view} doubts={clock.doubts} />
                  )}
                  <HeldBack
                    view={view}
                    promised={clock.extendedTo}
                    late={state.extension?.late}
                    part={runningPart(view, clock, shown.rules)}
                  />
                  <TheyPromised view={view} state={state} />
                </>
              )}
              <Why lines={why} />
            </dd>
          </div>
          {state.resultAt ? (
            <div>
              <dt>{t('clock.result-at')}</dt>
              <dd>
                {fmt.dateTime(state.resultAt)}{' '}
                {Temporal.Instant.compare(state.resultAt, lawDueOf(clock)) > 0 ? (
                  <Tag text={t('clock.was-late')} classes={RISK_COLOURS.late} />
                ) : (
                  <Tag text={t('clock.was-on-time')} classes={RISK_COLOURS.fine} />
                )}
              </dd>
            </div>
          ) : (
            at && (
              <div>
                <dt>{t('track.left')}</dt>
                <dd>
                  {fmt.left(platform.province.calendar, now, at)}{' '}
                  <Tag text={t(`risk.${risk}`)} classes={RISK_COLOURS[risk]} />
                </dd>
              </div>
            )
          )}
          <div>
            <dt>{t('clock.pauses')}</dt>
            <dd>
              {clock.pauses.length
                ? clock.pauses.map((pause) => (
                    <>
                      {t(`clock.pause-${pause.reason}`, {
                        from: fmt.dateTime(pause.from),
                        to: pause.to ? fmt.dateTime(pause.to) : '…',
                      })}
                      <br />
                    </>
                  ))
                : t('clock.none')}
              {clock.restarts > 0 && t('clock.restarts', { n: clock.restarts })}
            </dd>
          </div>
        </>
      )}
      {state.tasks.map((one) => (
        <div>
          <dt>{t('clock.step')}</dt>
          <dd>
            {words(`step.${one.step}`) ?? one.step}
            <span class="mc-line">{`${postName(view, one.post)}, ${unitName(view, one.unit)}`}</span>
            <span class="mc-line">{`${t('inbox.taken-by')}: ${holderName(view, one, absences)}`}</span>
            {one.dueAt && !paused && <StepDue view={view} at={one.dueAt} />}
          </dd>
        </div>
      ))}
      {nextStep && (
        <div>
          <dt>{t('clock.next')}</dt>
          <dd>
            {words(`step.${nextStep.id}`) ?? nextStep.id} · {postName(view, nextStep.post)}
          </dd>
        </div>
      )}
      <div>
        <dt>{t('inbox.applicant')}</dt>
        <dd>
          {state.applicant.name}
          <span class="mc-muted">
            {' '}
            · {state.applicant.idNumber}
            {state.applicant.phone ? ` · ${state.applicant.phone}` : ''}
          </span>
        </dd>
      </div>
      {state.representative && (
        <div>
          <dt>{t('person.representative')}</dt>
          <dd>
            {state.representative.name}
            <span class="mc-muted">
              {' '}
              · {state.representative.idNumber} · {authorityWords(state.representative.authority)[view.lang]}
            </span>
          </dd>
        </div>
      )}
    </dl>
  );
}

const isContested = ({ rules }: Shown, { provenance }: DossierState, register: string): boolean =>
  rules.filledFrom(register).some((field) => provenance[field]?.contested);

/** Papers with a viewer that opens in place; without scripts each opens as a page. */
export function Papers({ view, state, shown }: { view: View; state: DossierState; shown: Shown }) {
  const { t } = view;
  return (
    <section aria-labelledby="papers">
      <h2 class="govuk-heading-m" id="papers">
        {t('papers.title')}
      </h2>
      {state.components.length === 0 && <p class="govuk-body mc-muted">{t('papers.none')}</p>}
      <ul class="govuk-list">
        {state.components.map((one) => (
          <li>
            {one.file ? (
              <a class="govuk-link" href={`/papers/${state.id}/${one.file}`} data-paper>
                {componentName(view, shown, one.component)}
              </a>
            ) : (
              componentName(view, shown, one.component)
            )}{' '}
            <span class="mc-muted">
              {paperCount(view, one)}
              {isWithoutFile(state, one) ? ` · ${t('papers.no-file')}` : ''}
              {one.register ? ` · ${registerName(view, one.register)}` : ''}
              {one.register && isContested(shown, state, one.register) ? ` · ${t('once.contested')}` : ''}
              {one.pages ? ` · ${t('shelf.pages', { count: one.pages })}` : ''}
              {one.source && ` · ${t(`component.from-${one.source.kind}`, { code: one.source.from ?? '' })}`}
              {one.validUntil && ` · ${t('component.valid-until', { date: view.fmt.date(one.validUntil) })}`}
            </span>
            {one.validUntil &&
              isDay(one.validUntil) &&
              one.validUntil < view.platform.province.calendar.dateOf(view.now) && (
                <Tag text={t('component.out-of-date')} classes="govuk-tag--red" />
              )}
            {one.signed && (
              <>
                <br />
                <a class="govuk-link govuk-body-s" href={`/papers/${state.id}/${one.signed.file}`}>
                  {t('component.signed-scan', { name: one.signed.by })}
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
      <div
        class="mc-viewer"
        hidden
        data-viewer
        data-zoom-in={t('viewer.zoom-in')}
        data-zoom-out={t('viewer.zoom-out')}
        data-rotate={t('viewer.rotate')}
        data-close={t('viewer.close')}
      />
    </section>
  );
}

/** What was answered, with where each answer comes from, and what the steps recorded. */
export function Answers({ view, state, shown }: { view: View; state: DossierState; shown: Shown }) {
  const { t, fmt } = view;
  const words = wordsFor(view, shown.pack);
  const recorded = Object.entries(state.results);
  return (
    <>
      <Declared view={view} state={state} shown={shown} />
      {recorded.map(([step, values]) => {
        const form = shown.rules.formOf(shown.rules.steps[step]?.form ?? '');
        const fields = form ? sectionsOf(form, words).flatMap((section) => section.fields) : [];
        return (
          <>
            <h2 class="govuk-heading-s">{words(`step.${step}`) ?? step}</h2>
            <SummaryList
              rows={Object.entries(values).map(([name, value]) => {
                const field = fields.find((one) => one.name === name);
                return {
                  // What was recorded by an act, which has no form of the pack.
                  key: { text: field?.label ?? actLabel(view, name) ?? name },
                  value: {
                    text: field
                      ? shownValue(field, value, t, fmt)
                      : name === 'amountVnd'
                        ? fmt.money(Number(value))
                        : String(value),
                  },
                };
              })}
            />
          </>
        );
      })}
    </>
  );
}

export function Consultations({ view, state, shown }: { view: View; state: DossierState; shown: Shown }) {
  const { t } = view;
  if (!state.consultations.length) return null;
  return (
    <section aria-labelledby="consultations">
      <h2 class="govuk-heading-m" id="consultations">
        {t('consult.title')}
      </h2>
      <ul class="mc-timeline">
        {state.consultations.map((one) => (
          <li>
            <b>{unitName(view, one.unit)}</b> · {one.question}
            <br />
            <Opinion view={view} consultation={one} />
          </li>
        ))}
      </ul>
      <PassedOver view={view} state={state} shown={shown} />
    </section>
  );
}
