/** The form of handing a result out: how, as who applied asked, the number of what goes by post, and to whom: nothing that nobody said is chosen beforehand. */
import { isAllowed } from '#dossier/decide.ts';
import { isElectronic, possibleWish, postalAddress } from '#dossier/decide-outcome.ts';
import { originalsOwed } from '#dossier/originals.ts';
import { countOf, originalsHeld } from '#dossier/originals-back.ts';
import { isOrganisation } from '#dossier/parties.ts';
import type { Applicant, DossierState } from '#dossier/state.ts';
import { hasAccount } from '#dossier/untold.ts';
import type { Shown } from '../catalogue.ts';
import { InsetText } from '../ui/basics.tsx';
import { Checkboxes, Radios } from '../ui/choices.tsx';
import { Input } from '../ui/fields.tsx';
import type { View } from '../view.ts';
import { may } from './desk-model.ts';

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
  typed(name: string): string;
  /** What was ticked of that name, in a form that comes back. */
  ticked(name: string): readonly string[];
}

export function DeliverFields({ view, state, shown, typed, ticked }: Props) {
  const { t } = view;
  // Nobody takes a file that does not exist, nor one without an account.
  const isFile = isElectronic(state, shown.rules);
  const electronic = isFile && hasAccount(state);
  const methods = (['counter', 'online', 'post'] as const).filter((method) => method !== 'online' || electronic);
  const asked = possibleWish(state, electronic);
  /** What is asked for of one way alone: the number of what goes by post, and why it is another way than was asked for. */
  const more = (method: (typeof methods)[number]) => {
    const another = asked !== undefined && asked !== method;
    if (method !== 'post' && !another) return undefined;
    return {
      text: (
        <>
          {method === 'post' && (
            <Input
              name="consignment"
              label={{ text: t('delivery.consignment') }}
              hint={{ text: t('delivery.sent-to', { address: postalAddress(state) }) }}
              value={typed('consignment')}
              classes="govuk-input--width-20 mc-code"
              spellcheck={false}
            />
          )}
          {another && (
            <Input
              name={`otherwise-${method}`}
              label={{ text: t('delivery.otherwise') }}
              hint={{ text: t('delivery.otherwise-hint') }}
              value={typed(`otherwise-${method}`)}
            />
          )}
        </>
      ),
    };
  };
  return (
    <>
      {state.delivery && (
        <InsetText
          text={t('delivery.wished', {
            how:
              state.delivery.method === 'post'
                ? `${t('delivery.post')}: ${postalAddress(state)}`
                : t(`delivery.${state.delivery.method}`),
          })}
        />
      )}
      <Radios
        name="method"
        fieldset={{ legend: { text: t('delivery.how') } }}
        hint={electronic ? undefined : { text: t(isFile ? 'delivery.no-account' : 'delivery.no-file') }}
        value={typed('method') || asked}
        items={methods.map((value) => ({
          value,
          text: t(`delivery.${value}`),
          conditional: more(value),
        }))}
      />
      <Originals view={view} state={state} shown={shown} ticked={ticked} />
      <Takers view={view} state={state} typed={typed} hint={electronic ? t('receiver.online-hint') : undefined} />
    </>
  );
}

/** Who takes it: nobody is chosen beforehand. */
function Takers({
  view,
  state,
  typed,
  hint,
  own = '',
}: Pick<Props, 'view' | 'state' | 'typed'> & { hint?: string; own?: string }) {
  const { t } = view;
  const { applicant, representative } = state;
  const form = { view, typed, own };
  return (
    <Radios
      name="to"
      idPrefix={`${own}to`}
      fieldset={{ legend: { text: t('acts.recipient') } }}
      hint={hint ? { text: hint } : undefined}
      value={typed('to')}
      items={[
        takes('applicant', t('receiver.applicant', { name: applicant.name }), applicant, form),
        representative &&
          takes('representative', t('receiver.representative', { name: representative.name }), representative, form),
        {
          value: 'authorised',
          text: t('receiver.authorised'),
          conditional: { text: <Authorised view={view} typed={typed} own={own} /> },
        },
      ]}
    />
  );
}

/** Beside the head of a dossier that came to its end, for who may give them back. */
export function OriginalsHere({ view, state, shown }: Pick<Props, 'view' | 'state' | 'shown'>) {
  const held = originalsHeld(state);
  if (!held.length || !isAllowed('give-back-originals', state) || !may(view, state, 'give-back-originals')) return null;
  const papers = held.map(({ component }) => shown.rules.itemName(component)[view.lang]).join('; ');
  return (
    <InsetText
      text={
        <>
          {view.t('originals.held', { count: countOf(held), papers })}{' '}
          <a class="govuk-link" href="#act-give-back-originals">
            {view.t('act.give-back-originals')}
          </a>
        </>
      }
    />
  );
}

/** The originals that are still here, and who takes them back. */
export function OriginalsBack({ view, state, shown, typed, ticked }: Props) {
  const { t, lang } = view;
  return (
    <>
      <Checkboxes
        name="originals"
        idPrefix="back-originals"
        fieldset={{ legend: { text: t('originals.which') } }}
        hint={{ text: t('originals.which-hint') }}
        values={ticked('originals')}
        items={originalsHeld(state).map(({ component, originals }) => ({
          value: component,
          text: `${shown.rules.itemName(component)[lang]} (${originals})`,
        }))}
      />
      <Takers view={view} state={state} typed={typed} own="back-" />
    </>
  );
}

/** Each paper whose original is taken in before the result is given; none is ticked beforehand. */
function Originals({ view, state, shown, ticked }: Omit<Props, 'typed'>) {
  const { t, lang } = view;
  const { rules } = shown;
  const owed = originalsOwed(rules, state);
  const asked = rules.originalsAtCollection;
  if (!asked || !owed.length) return null;
  return (
    <Checkboxes
      name="originals"
      fieldset={{ legend: { text: t(asked.of === 'images' ? 'delivery.images-taken' : 'delivery.originals-taken') } }}
      hint={{
        text: t(asked.of === 'images' ? 'delivery.images-law' : 'delivery.originals-law', {
          law: rules.lawText(asked.law),
        }),
      }}
      values={ticked('originals')}
      items={owed.map((value) => ({ value, text: rules.itemName(value)[lang] }))}
    />
  );
}

/** `own`: what the ids begin with, where another form of the page has fields of these names. */
type FormProps = Pick<Props, 'view' | 'typed'> & { own: string };

/** For an organisation somebody stands, by their position in it. */
function takes(value: 'applicant' | 'representative', text: string, party: Applicant, { view, typed, own }: FormProps) {
  if (!isOrganisation(party)) return { value, text };
  const field = (name: string, label: string) => (
    <Input
      name={`${value}-${name}`}
      id={`${own}${value}-${name}`}
      label={{ text: label }}
      value={typed(`${value}-${name}`)}
    />
  );
  return {
    value,
    text,
    conditional: {
      text: (
        <>
          {field('name', view.t('receiver.name'))}
          {field('position', view.t('receiver.position'))}
        </>
      ),
    },
  };
}

function Authorised({ view: { t }, typed, own }: FormProps) {
  const field = (name: string) => ({
    name: `authorised-${name}`,
    id: `${own}authorised-${name}`,
    value: typed(`authorised-${name}`),
  });
  return (
    <>
      <Input {...field('name')} label={{ text: t('receiver.name') }} />
      <Input
        {...field('id')}
        label={{ text: t('receiver.id') }}
        classes="govuk-input--width-20 mc-code"
        spellcheck={false}
      />
      <Input {...field('paper')} label={{ text: t('receiver.paper') }} hint={{ text: t('receiver.paper-hint') }} />
      <Input
        {...field('paper-date')}
        type="date"
        label={{ text: t('receiver.paper-date') }}
        classes="govuk-input--width-10"
      />
      <input type="hidden" name="confirmedPaper" value={typed('confirmedPaper')} />
    </>
  );
}
