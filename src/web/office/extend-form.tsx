/** The form of the one apology: the new date, of what it is where law sets several, and until when it may be. */
import { laterPhase } from '#dossier/clock.ts';
import { isLateApology, lastDayOfApology } from '#dossier/decide-time.ts';
import { phaseName } from '#dossier/phase-words.ts';
import type { DossierState } from '#dossier/state.ts';
import type { Shown } from '../catalogue.ts';
import { runningPart } from '../due-note.tsx';
import { InsetText } from '../ui/basics.tsx';
import { Input, Textarea } from '../ui/fields.tsx';
import type { View } from '../view.ts';

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
  typed(name: string): string;
}

export function ExtendFields({ view, state: { clock }, shown: { rules }, typed }: Props) {
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
