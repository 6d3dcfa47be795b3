/** The form of the one apology: the new date, of what it is where law sets several, and until when it may be. */
import { laterPhase } from '#dossier/clock.ts';
import { isLateApology, lastDayOfApology } from '#dossier/decide-time.ts';
import { phaseName } from '#dossier/phase-words.ts';
import type { DossierState } from '#dossier/state.ts';
import { canonicalJson, sha256 } from '#kernel/hash.ts';
import type { Shown } from '../catalogue.ts';
import { runningPart } from '../due-note.tsx';
import { InsetText } from '../ui/basics.tsx';
import { Input, Textarea } from '../ui/fields.tsx';
import type { View } from '../view.ts';

/** In the form: what was read of the letter, as it was typed. */
export const LETTER_READ = 'letterRead';
export const letterOf = (typed: Readonly<Record<string, unknown>>): string =>
  sha256(canonicalJson(['dueOn', 'reason', 'apology'].map((name) => String(typed[name] ?? '').trim())));

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
  typed(name: string): string;
  /** What was typed, once the letter that it makes stands above. */
  seen?: Readonly<Record<string, unknown>>;
}

export function ExtendFields({ view, state: { clock }, shown: { rules }, typed, seen }: Props) {
  const { t, fmt, lang, now } = view;
  const part = clock && runningPart(view, clock, rules);
  const whole = clock && laterPhase(clock, now.toString());
  const hint =
    part && whole
      ? t('acts.new-date-until', { part, whole: phaseName(whole, rules)[lang], due: fmt.dateTime(whole.dueAt) })
      : part && t('acts.new-date-of', { part });
  return (
    <>
      <LastDay view={view} clock={clock} />
      {seen && <input type="hidden" name={LETTER_READ} value={letterOf(seen)} />}
      {seen && <InsetText text={t('acts.letter-read')} />}
      <Input
        name="dueOn"
        type="date"
        label={{ text: t('acts.new-date') }}
        {...(hint && { hint: { text: hint } })}
        classes="govuk-input--width-10"
        value={typed('dueOn')}
      />
    </>
  );
}

/** Until when an apology is in time, and that it is no more: it is signed all the same, and recorded as late. */
function LastDay({ view, clock }: { view: View; clock: DossierState['clock'] }) {
  const { t, fmt, now, platform } = view;
  if (!clock) return null;
  const { calendar } = platform.province;
  const day = lastDayOfApology(clock, calendar);
  const late = isLateApology(clock, now, calendar);
  const until = day ? fmt.date(day) : fmt.dateTime(clock.dueAt);
  return <InsetText text={t(late ? 'acts.apology-late' : 'acts.apology-by', { until })} />;
}

export function Apology({ view: { t }, typed }: Pick<Props, 'view' | 'typed'>) {
  return (
    <Textarea
      name="apology"
      label={{ text: t('acts.apology') }}
      hint={{ text: t('acts.apology-hint') }}
      rows={2}
      value={typed('apology')}
    />
  );
}
