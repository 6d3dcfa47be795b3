/**
 * What can't be taken in is refused in writing at the counter: form 03 of Circular 03/2025 with reason and article, for the person to take
 * along, also where nothing has a code yet. Of papers that are missing form 02 is the way, and nothing is refused.
 */
import { type ActOptions, startDossier } from '#acts/perform.ts';
import type { Actor } from '#authority/permission.ts';
import { awaitedAtReceipt, isFound } from '#dossier/receipt-grounds.ts';
import { groundKey, groundOf, type Offered } from '#dossier/refusal-grounds.ts';
import { type DossierState, noDossier } from '#dossier/state.ts';
import { everyRefusal, isRefusal, type Refusal, refusalText } from '#kernel/outcome.ts';
import type { RefusalCode } from '#kernel/refusals.ts';
import type { Shown } from '../catalogue.ts';
import type { PageErrors } from '../portal/apply-pages.tsx';
import { AgainIn } from '../ui/again.ts';
import { Button, Details } from '../ui/basics.tsx';
import { Checkboxes } from '../ui/choices.tsx';
import type { View } from '../view.ts';
import { citationOf } from './citation.ts';
import { LawFields } from './decide-form.tsx';
import { GroundChoice } from './ground-choice.tsx';
import { type Body, said } from './paper-checks.tsx';
import { AwaitedGrounds, ShownByFields, shownField, shownLimit, showsOf, withShown } from './shown-by-fields.tsx';

/** Beside the questions of the procedure, which have names of their own. */
const OWN = 'refuse-';
const own = (name: string) => `${OWN}${name}`;

const LIMITS: Readonly<Record<string, number>> = {
  [own('article')]: 200,
  [own('otherLaw')]: 500,
};

export const refusalLimit = (field: string): number | undefined =>
  (Object.hasOwn(LIMITS, field) ? LIMITS[field] : undefined) ?? shownLimit(field);

const UNLISTED: readonly RefusalCode[] = ['law-unlisted', 'law-foreign'];

interface Props {
  view: View;
  shown: Shown;
  body: Body;
  errors: PageErrors;
  /** On what reception may be refused. */
  grounds: readonly Offered[];
  /** What was said so far; nothing where the page asks no questions. */
  answers?: DossierState['answers'];
  unlisted?: boolean;
}

const chosenIn = (body: Body): string[] => [body[own('grounds')] ?? []].flat().filter(Boolean);

export function RefuseReception({ view, shown, body, errors, grounds, answers, unlisted }: Props) {
  const { t } = view;
  const state: DossierState = { ...noDossier(''), channel: 'counter', answers: answers ?? {} };
  // Of what is not open nothing more is asked.
  const isAwaited = answers !== undefined && awaitedAtReceipt(state, shown.rules, grounds).length > 0;
  const shows = showsOf(view, shown, state);
  const isMarked = said(body, own('lawChecked')) === 'yes';
  const barred = grounds.filter(isFound);
  const isAsked = isRefusing(body) || barred.length > 0 || errors.some(({ id }) => id.startsWith(OWN));
  return (
    <Details
      id="refuse"
      open={isAsked}
      summaryText={t('counter.refuse')}
      text={
        <AgainIn.Provider value={{ t, form: '', posted: body, errors, limitOf: refusalLimit }}>
          <p class="govuk-body">{t('counter.refuse-hint')}</p>
          <GroundChoice
            view={view}
            name={own('grounds')}
            grounds={grounds}
            chosen={isRefusing(body) ? chosenIn(body) : [...chosenIn(body), ...barred.map(groundKey)]}
            errors={errors}
            way={{ href: '#papers', text: t('ground.way-papers') }}
            none={isAwaited ? t('ground.none-yet') : undefined}
            below={(one) => 'id' in one && <ShownByFields view={view} id={one.id} under={OWN} shows={shows} />}
          />
          {isAwaited && <AwaitedGrounds view={view} shown={shown} state={state} grounds={grounds} />}
          {(grounds.length > 0 || isAwaited) && (
            <>
              <LawFields
                view={view}
                shown={shown}
                typed={(name) => said(body, own(name))}
                prefix="refuse"
                under={OWN}
              />
              {(unlisted || isMarked) && (
                <Checkboxes
                  name={own('lawChecked')}
                  items={[{ value: 'yes', text: t('acts.law-checked') }]}
                  values={isMarked ? ['yes'] : []}
                />
              )}
              <Button
                text={t('act.refuse-reception')}
                name={own('now')}
                value="1"
                classes="govuk-button--warning"
                preventDoubleClick
              />
            </>
          )}
        </AgainIn.Provider>
      }
    />
  );
}

export const isRefusing = (body: Body): boolean => Boolean(said(body, own('now')));

type Brought = Pick<DossierState, 'applicant' | 'place' | 'receivingUnit' | 'answers'>;

/** Where each thing that was wrong with the refusal is said. */
const placeOf = ({ code, params }: Refusal): string => {
  if (code.startsWith('shown-by-') && typeof params['id'] === 'string') return shownField(params['id'], OWN);
  if (code.startsWith('ground') || code.startsWith('shown-')) return own('grounds');
  if (code.startsWith('law-')) return own('law');
  if (code === 'id-number-unreadable') return 'idNumber';
  if (code === 'phone-unreadable') return 'phone';
  return code.startsWith('applicant-name-') || code === 'name-unreadable' ? 'name' : 'refuse';
};

/** The dossier that says it, or what was wrong. */
export async function refuseAtCounter(
  { platform, lang }: View,
  {
    shown,
    body,
    brought,
    actor,
    options,
  }: { shown: Shown; body: Body; brought: Brought; actor: Actor; options: ActOptions },
): Promise<{ dossierId: string } | { errors: PageErrors; unlisted: boolean }> {
  const law = citationOf(said(body, own('article')), said(body, own('otherLaw')) || said(body, own('law')));
  const lawChecked = said(body, own('lawChecked')) === 'yes' || undefined;
  const command = {
    act: 'refuse-reception',
    channel: 'counter',
    grounds: chosenIn(body).map((key) => withShown(groundOf(key), (field) => said(body, field), OWN)),
    law,
    lawChecked,
  } as const;
  const refused = await startDossier(platform, shown.rules.code, { ...command, ...brought }, actor, options);
  if (!isRefusal(refused)) return refused;
  const all = everyRefusal(refused);
  return {
    // In the order of the fields.
    errors: all
      .map((one) => ({ id: placeOf(one), text: refusalText(one, lang) }))
      .sort((one, other) => Number(other.id === own('grounds')) - Number(one.id === own('grounds'))),
    unlisted: all.some(({ code }) => UNLISTED.includes(code)),
  };
}
