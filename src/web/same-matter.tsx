/** That the person has another open dossier of the same matter, with the way to it. */
import { findSameMatter, type SameMatter } from '#acts/same-matter.ts';
import type { DossierState } from '#dossier/state.ts';
import { aboutOf } from './about.ts';
import type { Shown } from './catalogue.ts';
import { mayRead } from './dossiers.ts';
import { InsetText } from './ui/basics.tsx';
import type { View } from './view.ts';

export interface ToldSame extends SameMatter {
  about?: string;
}

/** Only what who looks may read. */
export async function sameFor(view: View, { rules }: Shown, state: DossierState): Promise<ToldSame[]> {
  const found = await findSameMatter(view.platform, rules, state);
  const own = found.filter((one) => mayRead(view, one.state));
  return Promise.all(own.map(async (one) => ({ ...one, about: await aboutOf(view, one.state) })));
}

/** Which they are, as a form keeps it. */
export const codesOf = (same: readonly ToldSame[]): string => same.map(({ state }) => state.code ?? state.id).join(' ');

export function Same({ view, same, office }: { view: View; same: readonly ToldSame[]; office?: boolean }) {
  const { t, lang } = view;
  return (
    <>
      {same.map(({ state, name, items, about }) => {
        const said = {
          code: state.code ?? '',
          procedure: [name[lang], about].filter(Boolean).join(' – '),
          items: items.map((one) => one[lang]).join('; '),
        };
        return (
          <InsetText
            text={
              <>
                {t(office ? 'same.office' : 'same.own', said)}{' '}
                <a class="govuk-link" href={`/${office ? 'office' : 'my'}/dossiers/${state.id}`}>
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
