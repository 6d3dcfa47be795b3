/**
 * For which procedures somebody is given authority: all, or those that were chosen by name or code. Nothing is chosen beforehand, and what
 * was typed is never dropped: who chose all and named some is asked which is meant.
 */
import { ALL_PROCEDURES } from '#spine/doors.ts';
import type { Door } from '../door.ts';
import { searchWords } from '../everyday-words.ts';
import { Checkboxes, Radios } from '../ui/choices.tsx';
import { Input } from '../ui/fields.tsx';
import { named, type View } from '../view.ts';
import { errorFor, type PageErrors } from './apply-pages.tsx';
import { namesOf } from './mine.tsx';

/** Of procedures that are chosen one by one. */
const MOST_NAMED = 20;
/** Found by a name, that one may choose from. */
const OFFERED = 8;
const TICK = 'procedure-';
const CODE = /^[\p{L}\d]+(?:\.[\p{L}\d]+)+$/u;

export interface Offer {
  code: string;
  name: string;
}

export interface ScopeAsked {
  errors: PageErrors;
  procedures: string[];
  /** Ticked before, or found by the name that was typed. */
  offers: Offer[];
  ticked: string[];
}

type Typed = Readonly<Record<string, string>>;

/** `typed`: of the posted form, by field. A name that is typed offers procedures to choose from, and gives no authority by itself. */
export async function readScope(door: Door, view: View, typed: Typed): Promise<ScopeAsked> {
  const { t } = view;
  const { doors, platform } = door.parts;
  const text = (typed['procedures'] ?? '').trim();
  const ticked = Object.keys(typed).flatMap((name) => (name.startsWith(TICK) ? name.slice(TICK.length) : []));
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  const areCodes = parts.length > 0 && parts.every((part) => CODE.test(part));
  const chosen = [...new Set([...ticked, ...(areCodes ? parts : [])])];
  const errors: PageErrors = [];
  const unknown: string[] = [];
  for (const code of chosen.slice(0, MOST_NAMED)) if (!(await platform.store.findProcedure(code))) unknown.push(code);
  const known = chosen.filter((code) => !unknown.includes(code));
  const names = await namesOf(door, view, known);
  const offers = known.map((code) => ({ code, name: names.get(code) ?? code }));
  const { scope } = typed;
  if (scope !== 'all' && scope !== 'chosen') errors.push({ id: 'scope', text: t('people.scope-needed') });
  if (scope === 'all' && (text || ticked.length)) errors.push({ id: 'scope', text: t('people.scope-both') });
  if (scope === 'chosen') {
    for (const code of unknown) errors.push({ id: 'procedures', text: t('people.procedure-unknown', { code }) });
    if (text && !areCodes) {
      const found = await doors.searchProcedures(searchWords(text), OFFERED);
      offers.push(
        ...found
          .filter(({ code }) => !known.includes(code))
          .map(({ code, names: all }) => ({ code, name: named(all, view.lang) })),
      );
      errors.push({
        id: 'procedures',
        text: t(found.length ? 'people.procedure-choose' : 'people.procedure-not-found', { text }),
      });
    } else if (!chosen.length || chosen.length > MOST_NAMED)
      errors.push({ id: 'procedures', text: t('people.procedures-needed', { most: MOST_NAMED }) });
  }
  return { errors, procedures: scope === 'all' ? [ALL_PROCEDURES] : known, offers, ticked: known };
}

interface Props {
  view: View;
  errors: PageErrors;
  typed?: Typed;
  asked?: Pick<ScopeAsked, 'offers' | 'ticked'>;
}

export function ScopeFields({ view, errors, typed, asked }: Props) {
  const { t } = view;
  const { offers = [], ticked = [] } = asked ?? {};
  // A name that was searched stands in its list now; with a fault beside it, it stays to be mended.
  const isSearched = offers.some(({ code }) => !ticked.includes(code));
  const chosen = (
    <>
      {offers.length > 0 && (
        <Checkboxes
          name="procedure"
          fieldset={{ legend: { text: t('people.procedures-found') } }}
          items={offers.map(({ code, name }) => ({ name: `${TICK}${code}`, value: code, text: `${name} (${code})` }))}
          values={ticked}
        />
      )}
      <Input
        name="procedures"
        label={{ text: t('people.procedures-label') }}
        hint={{ text: t('people.procedures-hint') }}
        value={isSearched ? '' : typed?.['procedures']}
        errorMessage={errorFor(view, errors, 'procedures')}
      />
    </>
  );
  return (
    <Radios
      name="scope"
      fieldset={{ legend: { text: t('people.scope-label') } }}
      value={typed?.['scope'] ?? ''}
      errorMessage={errorFor(view, errors, 'scope')}
      items={[
        { value: 'all', text: t('people.scope-all') },
        { value: 'chosen', text: t('people.scope-chosen'), conditional: { text: chosen } },
      ]}
    />
  );
}
