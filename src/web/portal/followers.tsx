/** What other bodies decide once the result is issued: each with its own outcome, and a refusal with its reason. */
import { type Follower, type FollowerOutcome, followersOf, whyRefused } from '#dossier/followers.ts';
import { resultName, type Shown, wordsFor } from '../catalogue.ts';
import { shownValue } from '../forms/field.tsx';
import { sectionsOf } from '../forms/model.ts';
import { Tag } from '../ui/basics.tsx';
import type { View } from '../view.ts';
import type { DossierProps } from './dossier-view.tsx';

type Props = Pick<DossierProps, 'view' | 'state' | 'shown'> & { byCode?: boolean };

const nameOf = ({ lang }: View, { name }: Follower) => name[lang] ?? name.vi;

/** While one of them is open, the result is there in part: by the name of the paper, and with what is still waited for. */
export function issuedInPart({ view, state, shown }: Props): string | undefined {
  if (state.status !== 'issued') return undefined;
  const open = followersOf(shown.rules, state).filter(({ outcome, never }) => !outcome && !never);
  if (!open.length) return undefined;
  const paper = wordsFor(view, shown.pack)('paper') ?? resultName(view, shown.pack, state) ?? '';
  return view.t('status.issued-part', { paper, rest: open.map((one) => nameOf(view, one)).join(', ') });
}

/** Beside the status: what others refused. */
export function RefusedTags({ view, state, shown }: Props) {
  if (!state.result) return null;
  const refused = followersOf(shown.rules, state).filter(({ outcome }) => outcome?.given === false);
  return refused.map((one) => (
    <>
      {' '}
      <Tag text={view.t('track.follower-refused', { name: nameOf(view, one) })} classes="govuk-tag--red" />
    </>
  ));
}

/** Of a step that is done: what came of it; by the secret on the slip without the reason of a refusal. */
export function stepOutcome(view: View, outcome: FollowerOutcome, byCode = false): string {
  const { given, said } = outcome;
  const reason = whyRefused(outcome, view.lang);
  if (given === false)
    return byCode || !reason ? view.t('track.not-granted') : view.t('track.not-granted-why', { reason });
  return said ? (said[view.lang] ?? said.vi) : view.t('track.done');
}

/** One line each, under the result. What they recorded is for who signed in. */
export function Followers({ view, state, shown, byCode }: Props) {
  const followers = state.result && !state.result.outside ? followersOf(shown.rules, state) : [];
  if (!followers.length) return null;
  return (
    <ul class="govuk-list govuk-list--bullet">
      {followers.map((one) => (
        <li>
          {lineOf(view, one, byCode)}
          {!byCode && one.outcome && recordedBy(view, shown, one.step, state.results[one.step] ?? {})}
        </li>
      ))}
    </ul>
  );
}

/** By the secret on the slip without the reason of a refusal, which may speak of people. */
function lineOf(view: View, one: Follower, byCode = false): string {
  const name = nameOf(view, one);
  if (one.never) return view.t('track.follower-never', { name });
  if (one.stopped) return view.t('track.follower-stopped', { name });
  if (!one.outcome) return view.t('track.follower-open', { name });
  const { given } = one.outcome;
  const reason = whyRefused(one.outcome, view.lang);
  if (given !== false) return `${name}: ${stepOutcome(view, one.outcome)}`;
  return reason && !byCode
    ? view.t('track.follower-refused-why', { name, reason })
    : view.t('track.follower-refused', { name });
}

/** The further answers of the step, as its form names them: the number of the card, the address. */
function recordedBy(view: View, { pack, rules }: Shown, step: string, result: Record<string, unknown>): string {
  const source = rules.formOf(rules.steps[step]?.form ?? '');
  const said = rules.outcomeOf(step, result);
  if (!source || !said) return '';
  const reason = rules.reasonOf(step, result);
  const ground = rules.refusedPart(step, result)?.field;
  return sectionsOf(source, wordsFor(view, pack))
    .flatMap((section) => section.fields)
    .filter(
      ({ name }) =>
        name !== said.field && name !== ground && result[name] !== undefined && (said.given || result[name] !== reason),
    )
    .map((field) => `. ${field.label}: ${shownValue(field, result[field.name], view.t, view.fmt)}`)
    .join('');
}
