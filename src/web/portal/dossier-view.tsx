/** A dossier as its owner sees it: where it is in plain words, when it will be done, what is asked. */

import { limitIn } from '#acts/schemas.ts';
import { phaseDueOf } from '#dossier/clock.ts';
import { isAgainst } from '#dossier/flow.ts';
import { followersOf } from '#dossier/followers.ts';
import { legalDate } from '#dossier/legal-date.ts';
import { REST } from '#dossier/phase-words.ts';
import { receiverWords } from '#dossier/receiver.ts';
import {
  awaitsFeeFirst,
  type Delivery,
  type DossierState,
  OPEN_STATUSES,
  owedFees,
  type Status,
} from '#dossier/state.ts';
import { aheadOf, stepOf } from '#engine/bpmn/ahead.ts';
import { kindOfNumber } from '#kernel/id-number.ts';
import type { DossierListing } from '#spine/store.ts';
import { procedureName, type Shown, usualHours, wordsFor } from '../catalogue.ts';
import { DueNote, HeldBack, PhaseDates, Renewed, runningPart } from '../due-note.tsx';
import { PostForm, type RefusedForm } from '../forms/posted.tsx';
import { KeptTyped } from '../office/kept-form.tsx';
import { type Over, OverTag, overSince } from '../taken-over.tsx';
import { Button, Tag } from '../ui/basics.tsx';
import { Radios } from '../ui/choices.tsx';
import { Textarea } from '../ui/fields.tsx';
import { SummaryList } from '../ui/lists.tsx';
import { postName } from '../unit-names.ts';
import { unitName, type View } from '../view.ts';
import { masked } from './apply-pages.tsx';
import { Why } from './dossier-history.tsx';
import { issuedInPart, RefusedTags, stepOutcome } from './followers.tsx';
import { lateSince } from './late.tsx';
import { deciderName, dueLabel, TheirDate, TheyPromised } from './outside.tsx';

const STATUS_COLOURS: Readonly<Record<Status, string>> = {
  none: '',
  draft: 'govuk-tag--grey',
  submitted: '',
  'in-progress': '',
  'awaiting-supplement': 'govuk-tag--yellow',
  'awaiting-payment': 'govuk-tag--yellow',
  decided: 'govuk-tag--green',
  issued: 'govuk-tag--green',
  delivered: 'govuk-tag--green',
  refused: 'govuk-tag--red',
  withdrawn: 'govuk-tag--grey',
  lapsed: 'govuk-tag--grey',
  closed: 'govuk-tag--grey',
};

export const statusWord = ({ t }: View, status: Status): string => t(`status.${status}`);

/** A closed dossier by how it ended before, where that is known: a result that was taken back may never have been handed over. */
function endedAs({ status, outcome, result }: Pick<DossierState, 'status' | 'outcome' | 'result'>): Status {
  if (status !== 'closed' || result?.revoked) return status;
  return outcome === 'approved' ? 'delivered' : (outcome ?? status);
}

interface ListedProps {
  view: View;
  row: Pick<DossierListing, 'status' | 'mark' | 'posted'>;
  /** For whom a closed dossier is named by how it ended. */
  state?: DossierState;
}

/** In a list: the status, and what it does not say. */
export function ListedStatus({ view, row, state }: ListedProps) {
  const status = state ? endedAs(state) : (row.status as Status);
  // There is no result where others refused, only their answer to fetch.
  const said = !(row.mark === 'refused-outside' && status === 'issued');
  const listed = row.posted && status === 'delivered' ? view.t('status.sent-by-post') : statusWord(view, status);
  return (
    <>
      {said && <Tag text={listed} classes={STATUS_COLOURS[status]} />}{' '}
      {row.mark && (
        <Tag
          text={view.t(row.mark === 'revoked' ? 'check.status-revoked' : 'status.refused-outside')}
          classes="govuk-tag--red"
        />
      )}
    </>
  );
}

/** Sent by post is not handed over: with the number by which it can be followed, and where to; by the key never an address. */
function postedWord({ t }: View, { status, posted }: DossierState, byCode = false): string | undefined {
  if (!posted || status !== 'delivered') return undefined;
  const { consignment = '–', address = '–' } = posted;
  return byCode ? t('status.posted-bare', { consignment }) : t('status.posted', { consignment, address });
}

type Gone = Pick<NonNullable<DossierState['handedOut']>, 'at' | 'method' | 'recipient' | 'receiver'> & { rest?: true };

export interface DossierProps {
  view: View;
  state: DossierState;
  shown: Shown;
  runs: readonly { from: string; to: string }[];
  /** Why it is due when it is, a sentence each. */
  why?: readonly string[];
  /** How the result went at last. */
  gone?: Gone;
  /** By the register another dossier took over what its result gave. */
  over?: Over;
  /** Without names and without acts: somebody followed the dossier by the secret on the slip. */
  byCode?: boolean;
}

const paperGone = ({ lang }: View, { rules }: Shown, { rest }: Gone): string =>
  rest ? REST[lang] : rules.result.paper[lang];

export function Headline({ view, state, shown, over, gone, byCode }: DossierProps) {
  const { revoked } = state.result ?? {};
  const refusedOutside = state.result?.outside && state.result.against;
  const status = endedAs(state);
  return (
    <>
      <span class="govuk-caption-l mc-code">{state.code}</span>
      <h1 class="govuk-heading-l">{procedureName(view, shown.pack)}</h1>
      <p class="govuk-body">
        {(state.status !== 'issued' || !refusedOutside) && (
          <Tag
            text={issuedInPart({ view, state, shown }) ?? postedWord(view, state, byCode) ?? statusWord(view, status)}
            classes={STATUS_COLOURS[status]}
          />
        )}
        <RefusedTags view={view} state={state} shown={shown} />{' '}
        {refusedOutside && (
          <Tag
            text={view.t('outside.refused-by', { body: deciderName(view, state) })}
            classes={STATUS_COLOURS.refused}
          />
        )}
        {over && (
          <>
            {' '}
            <OverTag view={view} over={over} /> {overSince(view, over)}
          </>
        )}
        {revoked && (
          <>
            {' '}
            <Tag
              text={view.t(revoked.replacedBy ? 'check.status-replaced' : 'check.status-revoked')}
              classes="govuk-tag--red"
            />
          </>
        )}
      </p>
      {state.handedOut && (
        <HandedOut view={view} paper={shown.rules.result.paper[view.lang]} gone={state.handedOut} byCode={byCode} />
      )}
      {gone && <HandedOut view={view} paper={paperGone(view, shown, gone)} gone={gone} byCode={byCode} />}
    </>
  );
}

/** A result, or what is left beside it, as it went: how and when; to whom, for who signed in. */
function HandedOut(p: { view: View; paper: string; gone: Gone; byCode: boolean | undefined }) {
  const { t, fmt, lang } = p.view;
  const { method, at, recipient, receiver } = p.gone;
  const said = {
    paper: p.paper,
    how: method === 'post' ? t('delivered.post') : t(`delivered.${method as Delivery['method']}`),
    at: fmt.dateTime(at),
    recipient: receiverWords({ recipient, ...(receiver && { receiver }) })[lang],
  };
  const line =
    method === 'post'
      ? t('result.posted-out', said)
      : p.byCode
        ? t('result.handed-out-bare', said)
        : t('result.handed-out', said);
  return <p class="govuk-body">{line}</p>;
}

/** Done, now, to come: by the names of the steps, and by law and experience when. */
export function Progress({ view, state, shown, runs, why, byCode }: DossierProps) {
  const { t, fmt } = view;
  const words = wordsFor(view, shown.pack);
  const steps = Object.values(shown.rules.steps);
  const open = new Set(state.tasks.map((task) => task.step));
  const done = new Set(state.doneSteps);
  // A branch that was not taken comes no more; before a process began, all may. That it may come to nothing makes no step one «if needed».
  const ahead = aheadOf(shown.rules.process, state.process, isAgainst);
  const mayCome = new Set([...ahead.possible].map(stepOf));
  const willCome = new Set([...ahead.certain].map(stepOf));
  // What was asked for of those who follow the result comes, and what was not, does not.
  const followers = new Map(followersOf(shown.rules, state).map((one) => [one.step, one]));
  const unasked = new Set(
    (shown.pack.manifest.result.follows ?? []).flatMap(({ step }) =>
      followers.has(step) && !followers.get(step)!.never ? [] : [step],
    ),
  );
  const over = !OPEN_STATUSES.includes(state.status);
  return (
    <>
      <h2 class="govuk-heading-m">{t('track.where')}</h2>
      <ol class="mc-steps">
        {state.submittedAt && (
          <li class="mc-steps__done">
            {t('track.submitted')}
            <small>{fmt.dateTime(state.submittedAt)}</small>
          </li>
        )}
        {steps.map((step) => {
          const now = open.has(step.id);
          // Refused, and not confirmed yet by another of that body: nobody is told.
          const unconfirmed = state.partsToConfirm?.[step.id] !== undefined;
          if (!now && !done.has(step.id) && (over || !mayCome.has(step.id) || unasked.has(step.id))) return null;
          const task = state.tasks.find((one) => one.step === step.id);
          return (
            <li
              class={now ? 'mc-steps__now' : done.has(step.id) && !unconfirmed ? 'mc-steps__done' : undefined}
              aria-current={now ? 'step' : undefined}
            >
              {words(`step.${step.id}`) ?? step.id}
              <small>
                {now && task
                  ? t('track.now-at', { post: postName(view, task.post), unit: unitName(view, task.unit) })
                  : done.has(step.id) && !unconfirmed
                    ? stepOutcome(view, followers.get(step.id)?.outcome ?? {}, byCode)
                    : t(willCome.has(step.id) || followers.has(step.id) ? 'track.to-come' : 'track.may-come')}
              </small>
            </li>
          );
        })}
      </ol>
      <Dates view={view} state={state} shown={shown} runs={runs} why={why} byCode={byCode} />
    </>
  );
}

function Dates({ view, state, shown, runs, why, byCode }: DossierProps) {
  const { t, fmt, platform, now } = view;
  const { clock } = state;
  if (!clock && state.outside?.receivedAt) return <TheirDate view={view} state={state} />;
  // Nothing is promised any more of what ended without a result.
  if (['refused', 'withdrawn', 'lapsed'].includes(endedAs(state))) return null;
  const { at, renewed, next, promised = renewed ?? next ?? at, paused } = legalDate(state);
  // What ended without being received gets no date any more, and what is late is said above.
  if (!clock && (!OPEN_STATUSES.includes(state.status) || lateSince(view, state))) return null;
  if (!clock && awaitsFeeFirst(state)) return <PayFirst view={view} state={state} />;
  if (!clock)
    return <p class="govuk-body">{at ? t('track.check-by', { date: fmt.dateTime(at) }) : t('track.not-received')}</p>;
  const { calendar } = platform.province;
  const usual = usualHours(view, runs);
  // Below an hour it would name the moment of receipt.
  const expected =
    usual === undefined || usual < 1
      ? undefined
      : calendar.addHours(Temporal.Instant.from(clock.startedAt), usual).toString();
  return (
    <dl class="mc-facts">
      <div>
        <dt>{dueLabel(view, state)}</dt>
        <dd>
          {paused && at && <b class="mc-line">{t('due.missed', { date: fmt.dateTime(at) })}</b>}
          {paused ? (
            <>
              {`${t(`track.paused-${paused.reason}`)}, ${t('due.since', { date: fmt.dateTime(paused.since) })}`}
              <PhaseDates view={view} clock={clock} rules={shown.rules} />
            </>
          ) : (
            <>
              <PhaseDates view={view} clock={clock} rules={shown.rules} />
              {!clock.phases && fmt.dateTime(phaseDueOf(clock))}
              <Renewed view={view} at={renewed} />
              {!state.resultAt && (!clock.phases || clock.extendedTo) && <DueNote view={view} doubts={clock.doubts} />}
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
      {at && !paused && expected && (
        <div>
          <dt>{t('track.by-experience')}</dt>
          <dd>{t('procedure.usual-of', { time: fmt.dateTime(expected), n: fmt.number(runs.length) })}</dd>
        </div>
      )}
      {at && !paused && (
        <div>
          <dt>{t('track.left')}</dt>
          <dd>{fmt.left(calendar, now, promised ?? at)}</dd>
        </div>
      )}
      {state.extension && (
        <div>
          <dt>{t('track.extended')}</dt>
          <dd>{byCode ? t('result.reason-where') : state.extension.reason}</dd>
        </div>
      )}
    </dl>
  );
}

/** What the centre waits for before it may receive: no date of its own runs meanwhile. */
function PayFirst({ view, state }: { view: View; state: DossierState }) {
  const { t, fmt } = view;
  const due = owedFees(state).filter((fee) => fee.before === 'receipt');
  const amount = fmt.money(due.reduce((sum, fee) => sum + fee.amountVnd, 0));
  return (
    <p class="govuk-body">
      {due.some((fee) => fee.amountOpen) ? t('track.pay-first-open') : t('track.pay-first', { amount })}
    </p>
  );
}

export function People({ view, state }: { view: View; state: DossierState }) {
  const { t } = view;
  return (
    <SummaryList
      rows={[
        { key: { text: t('person.name') }, value: { text: state.applicant.name } },
        {
          key: { text: t(`person.number-${kindOfNumber(state.applicant.idNumber)}`) },
          value: { text: masked(state.applicant.idNumber) },
        },
        state.representative && {
          key: { text: t('person.representative') },
          value: { text: state.representative.name },
        },
        { key: { text: t('dossier.received-by') }, value: { text: unitName(view, state.receivingUnit) } },
        { key: { text: t('dossier.decided-by') }, value: { text: deciderName(view, state) } },
      ].map((one) => one || undefined)}
    />
  );
}

const RATED: readonly DossierState['status'][] = ['delivered', 'refused', 'closed'];
export const mayRate = ({ status, rating }: DossierState): boolean => RATED.includes(status) && !rating;
export const ratingLimit = (field: string) => limitIn('rate-dossier', field);

export function Rating({ view, state, refused }: { view: View; state: DossierState; refused?: RefusedForm }) {
  const { t } = view;
  if (!RATED.includes(state.status)) return null;
  if (state.rating) return <p class="govuk-body">{t('rate.given', { n: state.rating })}</p>;
  return (
    <PostForm
      view={view}
      form="rate"
      action={`/my/dossiers/${state.id}/rate`}
      refused={refused}
      limitOf={ratingLimit}
      kept={<KeptTyped view={view} />}
    >
      <Radios
        name="score"
        classes="govuk-radios--inline"
        fieldset={{ legend: { text: t('rate.title'), classes: 'govuk-fieldset__legend--m' } }}
        items={[5, 4, 3, 2, 1].map((n) => ({ value: n, text: t(`rate.${n as 1 | 2 | 3 | 4 | 5}`) }))}
      />
      <Textarea name="comment" label={{ text: t('rate.comment') }} rows={2} />
      <Button text={t('rate.send')} classes="govuk-button--secondary" preventDoubleClick />
    </PostForm>
  );
}
