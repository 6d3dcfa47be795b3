/** What a decision rests on, as it is shown to who decides: the conclusions, the opinions, and the paper as it will be printed. */
import { draftPaper, paperToIssue } from '#acts/documents.ts';
import type { Platform } from '#acts/platform.ts';
import { foreseeEntered, foreseeQuestions } from '#acts/proofs.ts';
import { refuseEndedCompetence } from '#dossier/competence.ts';
import { conclusionsOf, takenBack } from '#dossier/conclusions.ts';
import { legalDate } from '#dossier/legal-date.ts';
import { type OneByOne, oneByOne } from '#dossier/one-by-one.ts';
import { type Ground, groundLines, restsOnLaw } from '#dossier/refusal-grounds.ts';
import type { DossierState, Task } from '#dossier/state.ts';
import { stopsOf } from '#dossier/stop-answered.ts';
import { toReadOf } from '#dossier/to-read.ts';
import { isRefusal, type Refusal, refusalText } from '#kernel/outcome.ts';
import { toBeIssued } from '../about.ts';
import { procedureName, type Shown, shownByHash, wordsFor } from '../catalogue.ts';
import { standing } from '../dossiers.ts';
import { Details, InsetText, Tag } from '../ui/basics.tsx';
import { PaperSheet } from '../ui/slips.tsx';
import type { View } from '../view.ts';
import { ByLaw, PausedSince } from './due.tsx';
import { Opinions } from './opinions.tsx';

/** A decision that waits, with all that it rests on. */
export interface Weighed extends Alone {
  id: string;
  task: Task;
  state: DossierState;
  shown: Shown;
}

/** Why it is not decided in bulk, if so. */
export interface Alone {
  because?: OneByOne;
  /** Of what a register holds back: what stands where, by which dossier, as the page of the dossier says it. */
  told?: Refusal;
}

/** `looking`: of many at once, the record is asked about all of them together. */
export async function weigh(
  { platform, now }: View,
  id: string,
  task: number,
  looking: Platform = platform,
): Promise<Weighed | undefined> {
  const recorded = (await looking.store.load(id))?.state;
  const open = recorded?.tasks.find((one) => one.id === task && one.act === 'decide-dossier');
  if (!recorded || !open) return undefined;
  const shown = await shownByHash(platform, recorded.procedure.hash);
  if (isRefusal(shown)) return undefined;
  const state = standing(platform, recorded, shown, now);
  return { id, task: open, state, shown, ...(await whyAlone(looking, shown, state, open)) };
}

/** Why it is decided by itself: by what is on its record, or because what it would enter stands there already. */
export async function whyAlone(looking: Platform, { rules }: Shown, state: DossierState, task: Task): Promise<Alone> {
  if (task.act === 'issue-result') return state.asked ? { because: 'asked' } : {};
  if (task.act !== 'decide-dossier') return {};
  const { province, clock } = looking;
  const incompetent = refuseEndedCompetence(state, { rules, province, at: clock.now() });
  if (incompetent) return { because: 'incompetent', told: incompetent };
  const alone = oneByOne(rules, state, task);
  if (alone) return { because: alone };
  const told = await foreseeEntered(looking, rules, state);
  if (told) return { because: 'entered', told };
  const [asked] = await foreseeQuestions(looking, rules, state);
  if (!asked) return {};
  return { because: asked.code === 'plot-of-another' ? 'land-of-another' : 'register-asks' };
}

interface DraftProps {
  view: View;
  shown: Shown;
  state: DossierState;
}

/** The result as it would be printed if this officer approved it now. */
export function Draft({ view, shown, state }: DraftProps) {
  const { t } = view;
  const paper = view.officer && draftPaper(view.platform, shown.pack, state, view.officer.id, view.now);
  if (!paper) return <p class="govuk-body-s mc-muted">{t('sign.no-draft')}</p>;
  // Who may not sign for the agency is told so before, not after.
  if (isRefusal(paper)) return <InsetText text={refusalText(paper, view.lang)} />;
  return (
    <>
      <p class="govuk-body-s mc-muted">{t('sign.draft-hint')}</p>
      <PaperSheet paper={paper} id={`draft-${state.id}`} />
    </>
  );
}

/** For who numbers and issues it: what was decided, by whom, and the paper that will be printed. */
export function Decided({ view, shown, state }: DraftProps) {
  const { t, fmt, platform, now } = view;
  const { decision } = state;
  if (!decision) return null;
  const paper = paperToIssue(platform, shown.pack, state, now);
  return (
    <>
      <p class="govuk-body">
        <b>{t('decide.was', { name: decision.by, date: fmt.dateTime(decision.at) })}</b>
        {decision.entry?.asked?.map((told) => (
          <>
            <br />
            {refusalText(told, view.lang)}
          </>
        ))}
        {decision.despite && (
          <>
            <br />
            {decision.despite}
          </>
        )}
      </p>
      {paper ? (
        <>
          <p class="govuk-body-s mc-muted">{t('decide.number-later')}</p>
          <PaperSheet paper={paper} id={`draft-${state.id}`} />
        </>
      ) : (
        <p class="govuk-body-s mc-muted">{t('sign.no-draft')}</p>
      )}
    </>
  );
}

export function FoldedDraft(props: DraftProps) {
  const { t } = props.view;
  return (
    <Details
      classes="govuk-!-margin-bottom-2"
      summaryText={
        <>
          {t('sign.draft')}
          <span class="govuk-visually-hidden"> {props.state.code}</span>
        </>
      }
      text={<Draft {...props} />}
    />
  );
}

export const FoldedDecided = (props: DraftProps) => (
  <Details
    classes="govuk-!-margin-bottom-2"
    summaryText={
      <>
        {props.view.t('sign.draft')}
        <span class="govuk-visually-hidden"> {props.state.code}</span>
      </>
    }
    text={<Decided {...props} />}
  />
);

/** What is issued, of whom or what, by which procedure, and for whom. */
export function Issued({ view, shown, state }: DraftProps) {
  const issued = toBeIssued(view, shown, state);
  return (
    <>
      {issued && (
        <div>
          <b>{issued}</b>
        </div>
      )}
      <div>{procedureName(view, shown.pack)}</div>
      <div>
        {view.t('inbox.applicant')}: {state.applicant.name}
      </div>
    </>
  );
}

/** Who concluded what, step by step. */
export function Conclusions({ view, shown, state }: { view: View; shown: Shown; state: DossierState }) {
  const { t, fmt } = view;
  const words = wordsFor(view, shown.pack);
  const conclusions = [
    ...takenBack(shown.rules, state).map((one) => ({ ...one, old: true, supplementedAt: undefined })),
    ...conclusionsOf(shown.rules, state).map((one) => ({ ...one, old: false })),
  ];
  const grounds = toReadOf(shown.rules, state);
  const stops = stopsOf(state);
  if (!conclusions.length && !grounds.length && !stops.length)
    return <p class="govuk-body-s mc-muted">{t('sign.no-conclusion')}</p>;
  return (
    <ul class="govuk-list mc-judged">
      {conclusions.map((one) => (
        <li>
          {one.old && `${t('sign.taken-back')}, `}
          {words(`step.${one.step}`) ?? one.stepName[view.lang]}:{' '}
          <Tag
            text={words(`option.${one.field}.${one.value}`) ?? t(one.favourable ? 'sign.for' : 'sign.against')}
            classes={one.favourable ? 'govuk-tag--green' : 'govuk-tag--red'}
          />
          <span class="mc-muted">
            {one.by && ` ${one.by}`}
            {one.at && `, ${fmt.dateTime(one.at)}`}
          </span>
          {one.supplementedAt && (
            <>
              {' '}
              <Tag
                text={t('sign.before-supplement', { date: fmt.date(one.supplementedAt) })}
                classes="govuk-tag--yellow"
              />
            </>
          )}
          {one.reason && <span class="mc-line">{one.reason}</span>}
          {!one.old && !one.favourable && <RestsOn view={view} grounds={one.grounds} />}
        </li>
      ))}
      {stops.map(({ at, by, reason, document, answer }) => (
        <li>
          {t('sign.stopped', { number: document.number, date: fmt.date(document.on), by: document.by })}
          <span class="mc-muted">{` ${by}, ${fmt.dateTime(at)}`}</span>
          <span class="mc-line">{reason}</span>
          {answer && (
            <span class="mc-line">
              <b>{answer.text}</b> <span class="mc-muted">{`${answer.by}, ${fmt.dateTime(answer.at)}`}</span>
            </span>
          )}
        </li>
      ))}
      {grounds.map(({ step, field, text }) => (
        <li>
          {step ? (words(`step.${step}`) ?? step) : t('sign.asked')}, {words(`field.${field}`) ?? field}:{' '}
          <b>{words(`option.${field}.${text}`) ?? text}</b>
        </li>
      ))}
    </ul>
  );
}

/** On what a conclusion against the request rests; of before, it gave words alone. What the procedure does not publish is marked. */
function RestsOn({ view: { t, lang }, grounds }: { view: View; grounds?: readonly Ground[] }) {
  if (!grounds) return <span class="mc-line mc-muted">{t('sign.in-words')}</span>;
  const lines = groundLines(grounds, lang);
  return (
    <>
      <span class="mc-line">{t('sign.rests-on')}</span>
      <ul class="govuk-list govuk-list--bullet">
        {grounds.map((one, i) => (
          <li>
            {lines[i]}
            {restsOnLaw(one) && <strong class="mc-line">{t('sign.by-law')}</strong>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What was sent back on the way, why, and what was answered. */
export function Returns({ view, shown, state }: { view: View; shown: Shown; state: DossierState }) {
  const { t, fmt } = view;
  if (!state.returns?.length) return null;
  const words = wordsFor(view, shown.pack);
  return (
    <ul class="govuk-list mc-judged">
      {state.returns.map(({ by, at, reason, to, answer }) => (
        <li>
          {t('returns.back', {
            by,
            step: words(`step.${to}`) ?? to,
            at: fmt.dateTime(at),
            reason: reason.replace(/[\s.]+$/, ''),
          })}{' '}
          {answer
            ? t('returns.answer', { by: answer.by, at: fmt.dateTime(answer.at), text: answer.text })
            : t('returns.unanswered')}
        </li>
      ))}
    </ul>
  );
}

export function LegalDue({ view, state }: { view: View; state: DossierState }) {
  const { at, paused } = legalDate(state);
  if (paused) return <PausedSince view={view} paused={paused} missed={at} />;
  return at ? <ByLaw view={view} at={at} /> : null;
}

/** Why it is decided by itself, with what stands in a register, where that is why. */
export const Because = ({ view, because, told }: { view: View; because: string; told?: Refusal }) => (
  <>
    <Tag text={view.t(`sign.because-${because as OneByOne}`)} classes="govuk-tag--red" />
    {told && <span class="govuk-body-s"> {refusalText(told, view.lang)}</span>}
  </>
);

/** One decision that waits: everything that who signs has to see of it. With a box to tick only where it may be decided in bulk. */
export function WaitingDecision({ view, one, tick }: { view: View; one: Weighed; tick: boolean }) {
  const { t } = view;
  const { state, shown, task, id } = one;
  const name = `sign-${id}-${task.id}`;
  return (
    <li class="mc-card mc-sign">
      {tick && (
        <div class="govuk-checkboxes govuk-checkboxes--small mc-sign__tick">
          <div class="govuk-checkboxes__item">
            <input class="govuk-checkboxes__input" type="checkbox" name="task" id={name} value={`${id}/${task.id}`} />
            <label class="govuk-label govuk-checkboxes__label" for={name}>
              <span class="govuk-visually-hidden">
                {t('inbox.choose')} {state.code}
              </span>
            </label>
          </div>
        </div>
      )}
      <div class="mc-sign__due">
        <LegalDue view={view} state={state} />
      </div>
      <div class="mc-sign__what">
        <a class="govuk-link mc-code" href={`/office/dossiers/${id}?task=${task.id}&back=/office/desk`}>
          {state.code}
        </a>
        <Issued view={view} shown={shown} state={state} />
        {one.because && <Because view={view} because={one.because} told={one.told} />}
      </div>
      <div class="mc-sign__judged">
        <Conclusions view={view} shown={shown} state={state} />
        <Opinions view={view} shown={shown} state={state} />
        <Returns view={view} shown={shown} state={state} />
      </div>
      {one.because !== 'against' && (
        <div class="mc-sign__draft">
          <FoldedDraft view={view} shown={shown} state={state} />
        </div>
      )}
    </li>
  );
}
