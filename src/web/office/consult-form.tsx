/** Asking other units, and answering one that asked. */
import type { Unit } from '#authority/province.ts';
import { OPINIONS } from '#dossier/choices.ts';
import {
  answeringPost,
  dealingUnits,
  isAnswerable,
  isAsker,
  isPending,
  mayWithdraw,
} from '#dossier/decide-consultation.ts';
import type { Consultation, DossierState } from '#dossier/state.ts';
import { InsetText } from '../ui/basics.tsx';
import { Checkboxes, Radios } from '../ui/choices.tsx';
import { Input, Textarea } from '../ui/fields.tsx';
import { unitName, type View } from '../view.ts';
import { AnswerDue, Opinion } from './opinions.tsx';

interface Props {
  view: View;
  state: DossierState;
  typed(name: string): string;
}

type GroupName = 'here' | 'whole' | 'elsewhere';

/** Who can be asked now: the units of the dossier's own place, those that serve the whole province, then other places. */
function unitsToAsk({ platform }: View, state: DossierState): [GroupName, Unit[]][] {
  const { province } = platform;
  const place = state.place ?? province.findUnit(state.unit)?.place;
  const waits = new Set(state.consultations.filter(isPending).map((one) => one.unit));
  const dealing = dealingUnits(state);
  const units = [...province.units.values()].filter(
    (unit) =>
      !dealing.includes(unit.code) &&
      !unit.roles.includes('one-stop') &&
      !waits.has(unit.code) &&
      answeringPost(province, unit) !== undefined,
  );
  const groupOf = (unit: Unit): GroupName => (!unit.place ? 'whole' : unit.place === place ? 'here' : 'elsewhere');
  return (['here', 'whole', 'elsewhere'] as const).map((name) => [
    name,
    units.filter((unit) => groupOf(unit) === name),
  ]);
}

/** Boxes to tick, which a thumb can do; the many units of other places are folded away, and a search finds them. */
export function ConsultFields({ view, state, typed, chosen }: Props & { chosen: readonly string[] }) {
  const { t } = view;
  return (
    <div data-units>
      <h3 class="govuk-heading-s">{t('consult.units')}</h3>
      <div data-units-search hidden>
        <Input
          name="consult-search"
          type="search"
          label={{ text: t('consult.search') }}
          autocomplete="off"
          classes="govuk-input--width-20"
        />
      </div>
      {unitsToAsk(view, state).map(([name, units]) => {
        if (!units.length) return null;
        const boxes = (
          <Checkboxes
            name="units"
            idPrefix={`consult-${name}`}
            classes="govuk-checkboxes--small"
            fieldset={{ legend: { text: t(`consult.units-${name}`) } }}
            values={[...chosen]}
            items={units.map((unit) => ({ value: unit.code, text: unitName(view, unit.code) }))}
          />
        );
        return name === 'elsewhere' ? (
          <details class="mc-act" open={units.some((unit) => chosen.includes(unit.code))}>
            <summary>{t('consult.units-elsewhere')}</summary>
            {boxes}
          </details>
        ) : (
          boxes
        );
      })}
      <Textarea name="question" label={{ text: t('consult.question') }} rows={3} value={typed('question')} />
    </div>
  );
}

/**
 * The question that waits for an answer of this officer's unit, and was not asked by themselves; else one whose answer they may still
 * put another in place of.
 */
export function questionFor({ officer }: View, state: DossierState): Consultation | undefined {
  const theirs = state.consultations.filter(
    (one) =>
      officer &&
      isAnswerable(one, state) &&
      !isAsker(one, officer) &&
      officer.holds.some((held) => held.unit === one.unit),
  );
  return theirs.find(isPending) ?? theirs.at(-1);
}

/** Which of the questions that this officer asked, or may withdraw in the place of who left. */
export function QuestionChoice({ view, state, typed }: Props) {
  const { actor, now, platform } = view;
  const own = state.consultations.filter(
    (one) => actor && isPending(one) && mayWithdraw(one, state, { province: platform.province, at: now, by: actor }),
  );
  const named = (one: Consultation) => `${unitName(view, one.unit)}: ${one.question}`;
  if (own.length === 1)
    return (
      <>
        <input type="hidden" name="consultation" value={own[0].id} />
        <InsetText text={named(own[0])} />
      </>
    );
  return (
    <Radios
      name="consultation"
      idPrefix="withdraw-consultation"
      fieldset={{ legend: { text: view.t('consult.which') } }}
      value={typed('consultation')}
      items={own.map((one) => ({ value: one.id, text: named(one) }))}
    />
  );
}

export function OpinionFields({ view, question, typed }: Omit<Props, 'state'> & { question?: Consultation }) {
  const { t } = view;
  return (
    <>
      <input type="hidden" name="consultation" value={question?.id} />
      <InsetText
        text={
          question && (
            <>
              {question.question}
              <span class="mc-line mc-muted">
                {view.t('consult.asked-by', { by: question.by, date: view.fmt.dateTime(question.askedAt) })}
              </span>
              {isPending(question) ? (
                <>
                  <span class="mc-line">
                    <AnswerDue view={view} consultation={question} />
                  </span>
                  <span class="mc-line">{t(`consult.if-silent-${question.silence}`)}</span>
                </>
              ) : (
                <span class="mc-line">
                  <Opinion view={view} consultation={question} />
                </span>
              )}
            </>
          )
        }
      />
      <Radios
        name="opinion"
        fieldset={{ legend: { text: t('opinion.title') } }}
        value={typed('opinion')}
        items={OPINIONS.map((value) => ({ value, text: t(`opinion.${value}`) }))}
      />
      <Textarea name="text" id="opinion-text" label={{ text: t('opinion.text') }} rows={3} value={typed('text')} />
      <Input
        name="letterNumber"
        id="opinion-letter"
        label={{ text: t('opinion.letter') }}
        value={typed('letterNumber')}
        classes="govuk-input--width-20"
      />
      {question && !isPending(question) && (
        <Textarea
          name="replaces"
          id="opinion-replaces"
          label={{ text: t('opinion.replaces') }}
          hint={{ text: t('opinion.replaces-hint') }}
          rows={2}
          value={typed('replaces')}
        />
      )}
    </>
  );
}
