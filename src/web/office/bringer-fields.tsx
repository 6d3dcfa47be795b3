/** Who came with a supplement on paper. Nobody is chosen beforehand. */
import { BRINGER_LIMITS, type BroughtBy } from '#dossier/bringer.ts';
import { BRINGERS } from '#dossier/choices.ts';
import { isOrganisation } from '#dossier/parties.ts';
import type { Applicant, DossierState } from '#dossier/state.ts';
import type { Refusal } from '#kernel/outcome.ts';
import { type Texts, textIn } from '../forms/posted.tsx';
import { Radios } from '../ui/choices.tsx';
import { Input } from '../ui/fields.tsx';
import type { View } from '../view.ts';

/** Of the form of a supplement, as its fields are called in ids. */
export const SUPPLEMENT = 'supplement';
const WHO = 'brought';
type Asked = 'name' | 'position' | 'idNumber' | 'paper' | 'paperDate';
const fieldOf = (as: string, asked: string): string => `${WHO}-${as}-${asked}`;

export function broughtIn(body: Texts): BroughtBy | undefined {
  const as = BRINGERS.find((one) => one === textIn(body, WHO));
  if (!as) return undefined;
  const one = (asked: Asked) => textIn(body, fieldOf(as, asked)) || undefined;
  return {
    as,
    name: one('name'),
    position: one('position'),
    idNumber: one('idNumber'),
    paper: one('paper'),
    paperDate: one('paperDate'),
  };
}

/** The most characters that the fields take. */
export function bringerLimit(field: string): number | undefined {
  const asked = field.startsWith(`${WHO}-`) ? field.slice(field.lastIndexOf('-') + 1) : '';
  return asked ? BRINGER_LIMITS[asked as Asked] : undefined;
}

const OF: Partial<Record<Refusal['code'], Asked>> = {
  'name-unreadable': 'name',
  'recipient-id': 'idNumber',
  'bringer-is-applicant': 'idNumber',
  'recipient-paper-date': 'paperDate',
};

/** The field that a refusal speaks of; nothing of what is about something else. */
export function bringerField({ code, params }: Refusal, body: Texts): string | undefined {
  const as = textIn(body, WHO);
  if (code === 'bringer-needed' || code === 'bringer-no-representative') return WHO;
  if (code === 'bringer-incomplete') return fieldOf(as, String([params['ids'] ?? []].flat()[0]));
  const asked = OF[code];
  return asked && as ? fieldOf(as, asked) : undefined;
}

export function BringerFields({ view: { t }, state }: { view: View; state: DossierState }) {
  const { applicant, representative } = state;
  const input = (as: string, asked: Asked, label: string, more: object = {}) => (
    <Input name={fieldOf(as, asked)} label={{ text: label }} {...more} />
  );
  const name = (as: string) => input(as, 'name', t('bringer.name'));
  const stands = (as: string, party: Applicant) =>
    isOrganisation(party)
      ? {
          conditional: {
            text: (
              <>
                {name(as)}
                {input(as, 'position', t('bringer.position'))}
              </>
            ),
          },
        }
      : {};
  return (
    <Radios
      name={WHO}
      fieldset={{ legend: { text: t('bringer.who') } }}
      items={[
        {
          value: 'applicant',
          text: t('receiver.applicant', { name: applicant.name }),
          ...stands('applicant', applicant),
        },
        representative && {
          value: 'representative',
          text: t('receiver.representative', { name: representative.name }),
          ...stands('representative', representative),
        },
        {
          value: 'authorised',
          text: t('bringer.authorised'),
          conditional: {
            text: (
              <>
                {name('authorised')}
                {input('authorised', 'idNumber', t('bringer.id'), {
                  classes: 'govuk-input--width-20 mc-code',
                  spellcheck: false,
                })}
                {input('authorised', 'paper', t('receiver.paper'), { hint: { text: t('receiver.paper-hint') } })}
                {input('authorised', 'paperDate', t('receiver.paper-date'), {
                  type: 'date',
                  classes: 'govuk-input--width-10',
                })}
              </>
            ),
          },
        },
        {
          value: 'other',
          text: t('bringer.other'),
          hint: { text: t('bringer.other-hint') },
          conditional: { text: name('other') },
        },
        { value: 'post', text: t('bringer.post'), hint: { text: t('bringer.other-hint') } },
      ]}
    />
  );
}
