/** That the person has another open dossier of the same matter, with the way to it. */
import { findSameMatter, type SameMatter } from '#acts/same-matter.ts';
import type { DossierState } from '#dossier/state.ts';
import { aboutOf } from './about.ts';
import type { Shown } from './catalogue.ts';
import { readable } from './dossiers.ts';
import { InsetText } from './ui/basics.tsx';
import type { View } from './view.ts';

export interface ToldSame extends SameMatter {
  about?: string;
  /** Of births: two of one day are twins. */
  isBirth: boolean;
}

/** Only what who looks may read. */
export async function sameFor(view: View, { rules }: Shown, state: DossierState): Promise<ToldSame[]> {
  const found = await findSameMatter(view.platform, rules, state);
  const own = await readable(view, found, (one) => one.state);
  const isBirth = rules.register === 'birth';
  return Promise.all(own.map(async (one) => ({ ...one, about: await aboutOf(view, one.state), isBirth })));
}

/** Which they are, as a form keeps it. */
export const codesOf = (same: readonly ToldSame[]): string => same.map(({ state }) => state.code ?? state.id).join(' ');

/** What is told one by one; of the others their number. */
const MOST_TOLD = 3;

/** `both`: handed in already, as at the counter, where the officer alone was asked whether it is the same matter. */
export function Same({
  view,
  same,
  to = 'own',
}: {
  view: View;
  same: readonly ToldSame[];
  to?: 'own' | 'office' | 'both';
}) {
  const { t, lang } = view;
  const [first] = same;
  const others = same.length - MOST_TOLD;
  // All of them are of one person: in the office they are found by the number.
  const all = to === 'office' ? `/office/search?q=${first?.state.applicant.idNumber}` : '/my/dossiers';
  return (
    <>
      {same.slice(0, MOST_TOLD).map(({ state, name, items, about, once, isBirth }) => {
        const said = {
          code: state.code ?? '',
          procedure: [name[lang], about].filter(Boolean).join(' – '),
          items: items.map((one) => one[lang]).join('; '),
          register: once?.[lang] ?? '',
        };
        const told = to === 'office' || !isBirth ? (`same.${to}` as const) : (`same.${to}-birth` as const);
        return (
          <InsetText
            text={
              <>
                {once ? t(`same.${to}-once`, said) : t(told, said)}{' '}
                <a class="govuk-link" href={`/${to === 'office' ? 'office' : 'my'}/dossiers/${state.id}`}>
                  {t('same.see', said)}
                </a>
              </>
            }
          />
        );
      })}
      {others > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={all}>
            {t('same.others', { count: others })}
          </a>
        </p>
      )}
    </>
  );
}
