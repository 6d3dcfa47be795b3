/** What shows that a condition is not met, named below its tick: a document, a paper that lies there, or an answer that was given. */
import { answerWords } from '#dossier/answer-words.ts';
import { awaitedAtReceipt } from '#dossier/receipt-grounds.ts';
import { type GroundRef, type Offered, shortened } from '#dossier/refusal-grounds.ts';
import { answersThere, DOCUMENT_LIMITS, papersThere, type ShownBy } from '#dossier/shown-by.ts';
import type { DossierState } from '#dossier/state.ts';
import type { Shown } from '../catalogue.ts';
import { Details } from '../ui/basics.tsx';
import { Input, Select } from '../ui/fields.tsx';
import type { View } from '../view.ts';

const PARTS = ['issuer', 'number', 'issued'] as const;
type Part = (typeof PARTS)[number];

/** The field of a condition; of `under`, the form beside whose own fields it stands. */
export const shownField = (id: string, under = ''): string => `${under}shown-${id}`;
const partField = (id: string, part: Part, under = ''): string => `${shownField(id, under)}-${part}`;

/** The most letters of a part of a document. */
export function shownLimit(field: string): number | undefined {
  if (!/(?:^|-)shown-/.test(field)) return undefined;
  const part = PARTS.find((one) => field.endsWith(`-${one}`));
  return part && DOCUMENT_LIMITS[part];
}

/** The ground with what was chosen for it, as a form posted it. */
export function withShown(ground: GroundRef, text: (field: string) => string, under = ''): GroundRef {
  if (ground.kind !== 'condition') return ground;
  const chosen = text(shownField(ground.id, under));
  if (!chosen) return ground;
  const [issuer, number, issued] = PARTS.map((part) => text(partField(ground.id, part, under)));
  const [kind, ...rest] = chosen.split(':');
  const shownBy = (
    chosen === 'document' ? { kind: 'document', issuer, number, issued } : { kind, id: rest.join(':') }
  ) as ShownBy;
  return { ...ground, shownBy };
}

/** Of conditions that are ticked, the first field that is empty. */
export function firstUnshown(ids: readonly string[], text: (field: string) => string, under = ''): string | undefined {
  for (const id of ids) {
    const chosen = text(shownField(id, under));
    if (!chosen) return shownField(id, under);
    const empty = chosen === 'document' && PARTS.find((part) => !text(partField(id, part, under)));
    if (empty) return partField(id, empty, under);
  }
  return ids.length === 1 ? shownField(ids[0], under) : undefined;
}

export interface Shows {
  value: string;
  text: string;
}

const SAID_MOST = 120;

/** The papers that lie there, and the answers that were given. */
export function showsOf({ t, lang }: View, { rules }: Shown, state: DossierState): Shows[] {
  return [
    ...papersThere(state, rules).map(({ id, name }) => ({
      value: `component:${id}`,
      text: t('ground.shown-paper', { paper: shortened(name[lang], SAID_MOST) }),
    })),
    ...answersThere(state, rules).map((id) => ({
      value: `answer:${id}`,
      text: t('ground.shown-answer', { answer: shortened(answerWords(rules, id, state.answers[id])[lang], SAID_MOST) }),
    })),
  ];
}

interface Props {
  view: View;
  id: string;
  under?: string;
  shows: readonly Shows[];
}

export function ShownByFields({ view: { t }, id, under, shows }: Props) {
  return (
    <>
      <Select
        name={shownField(id, under)}
        label={{ text: t('ground.shown') }}
        items={[
          { value: '', text: t('form.choose') },
          { value: 'document', text: t('ground.shown-document') },
          ...shows,
        ]}
      />
      <Input name={partField(id, 'number', under)} label={{ text: t('ground.shown-number') }} autocomplete="off" />
      <Input name={partField(id, 'issuer', under)} label={{ text: t('ground.shown-issuer') }} autocomplete="off" />
      <Input
        name={partField(id, 'issued', under)}
        type="date"
        label={{ text: t('ground.shown-issued') }}
        classes="govuk-input--width-10"
      />
    </>
  );
}

/** Which answers are needed before the system can tell whether somebody is kept out. */
export function AwaitedGrounds({
  view: { t, lang },
  shown: { rules },
  state,
  grounds,
}: {
  view: View;
  shown: Shown;
  state: DossierState;
  grounds: readonly Offered[];
}) {
  const awaited = awaitedAtReceipt(state, rules, grounds);
  if (!awaited.length) return null;
  return (
    <Details
      summaryText={t('ground.awaited')}
      text={
        <>
          <p class="govuk-body">{t('ground.awaited-hint')}</p>
          <ul class="govuk-list govuk-list--bullet">
            {awaited.map(({ text, fields }) => (
              <li>
                {text[lang]} ({t('ground.awaited-fields', { fields: fields.map((one) => one[lang]).join('; ') })})
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}
