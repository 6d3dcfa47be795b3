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
}

/** Only what who looks may read. */
export async function sameFor(view: View, { rules }: Shown, state: DossierState): Promise<ToldSame[]> {
  const found = await findSameMatter(view.platform, rules, state);
  const own = await readable(view, found, (one) => one.state);
  return Promise.all(own.map(async (one) => ({ ...one, about: await aboutOf(view, one.state) })));
}

/** Which they are, as a form keeps it. */
export const codesOf = (same: readonly ToldSame[]): string => same.map(({ state }) => state.code ?? state.id).join(' ');

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
  return (
    <>
      {same.map(({ state, name, items, about, once }) => {
        const said = {
          code: state.code ?? '',
          procedure: [name[lang], about].filter(Boolean).join(' – '),
          items: items.map((one) => one[lang]).join('; '),
          register: once?.[lang] ?? '',
        };
        return (
          <InsetText
            text={
              <>
                {once ? t(`same.${to}-once`, said) : t(`same.${to}`, said)}{' '}
                <a class="govuk-link" href={`/${to === 'office' ? 'office' : 'my'}/dossiers/${state.id}`}>
                  {t('same.see', said)}
                </a>
              </>
            }
          />
        );
      })}
    </>
  );
}
