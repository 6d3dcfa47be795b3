/** Procedures that a text names by code, «chấm dứt hoạt động hộ kinh doanh đó trước (thủ tục 1.001266)»: with the way to each that the catalogue knows, and to whom to ask. */
import type { DoorStore } from '#spine/doors.ts';
import { CentresLink } from './centre-reach.tsx';
import { named, type View } from './view.ts';

const CODE = /(?<![\d.])\d\.\d{6}(?![\d.]\d)/g;

export interface Meant {
  code: string;
  name: string;
}

/** Those that stand in the catalogue, each once, in the order of the texts; not the one whose page it is. */
export async function meantIn(
  { doors }: { doors: Pick<DoorStore, 'namesOfProcedures'> },
  view: View,
  texts: readonly string[],
  own?: string,
): Promise<Meant[]> {
  const codes = [...new Set(texts.flatMap((text) => text.match(CODE) ?? []))].filter((code) => code !== own);
  if (!codes.length) return [];
  const hits = new Map((await doors.namesOfProcedures(codes)).map((hit) => [hit.code, hit]));
  return codes.flatMap((code) => {
    const hit = hits.get(code);
    return hit ? { code, name: named(hit.names, view.lang) } : [];
  });
}

/** Nothing where the text names none. */
export function MeantProcedures({ view, meant }: { view: View; meant: readonly Meant[] }) {
  if (!meant.length) return null;
  return (
    <>
      <p class="govuk-body">{view.t('meant.title')}</p>
      <ul class="govuk-list govuk-list--bullet">
        {meant.map(({ code, name }) => (
          <li>
            <a class="govuk-link" href={`/procedures/${code}`}>
              {`${name} (${code})`}
            </a>
          </li>
        ))}
      </ul>
      <CentresLink view={view} />
    </>
  );
}
