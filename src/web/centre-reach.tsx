/** How a one-stop centre is reached, as far as a source says it; what none says is said to be not published. */
import type { Reach } from '#authority/reach.ts';
import type { Language } from '#kernel/outcome.ts';
import { joinedLabels } from '#kernel/text.ts';
import { Table } from './ui/lists.tsx';
import { named, today, unitName, type View } from './view.ts';

export const reachOf = (view: View, unit: string): Reach => view.platform.province.reachOf(unit, today(view));

/** Its name, with address and telephone number where they are known. */
export function reachedName(view: View, unit: string): string {
  const { address, phone } = reachOf(view, unit);
  const reach = [address?.value, phone?.value].filter(Boolean).join(', ');
  return reach ? `${unitName(view, unit)} (${reach})` : unitName(view, unit);
}

/** In every language, for what leaves the page. */
export function reachedNames(view: View, unit: string): Record<Language, string> {
  const names = view.platform.province.nameOf(unit, today(view));
  const address = reachOf(view, unit).address?.value;
  const said = (name: string) => (address ? `${name} (${address})` : name);
  return { vi: said(names.vi), en: said(named(names, 'en')), hi: said(named(names, 'hi')) };
}

export function CentreReach({ view, unit }: { view: View; unit: string }) {
  const { t } = view;
  const { address, phone, hours } = reachOf(view, unit);
  const none = t('centre.not-published');
  const lines = [
    `${t('centre.address')}: ${address?.value ?? none}`,
    `${t('centre.phone')}: ${phone?.value ?? none}`,
    `${t('centre.hours')}: ${hours ? named({ ...hours.value }, view.lang) : none}`,
  ];
  return (
    <>
      <ul class="govuk-list">
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <Sources view={view} reaches={[{ address, phone, hours }]} />
    </>
  );
}

/** Where something is fetched: which centre it is, where, and when it is open. */
export function PickUp({ view, unit }: { view: View; unit: string }) {
  return (
    <>
      <p class="govuk-body govuk-!-margin-bottom-1">{unitName(view, unit)}</p>
      <CentreReach view={view} unit={unit} />
    </>
  );
}

/** Where what is shown is from, and that nobody compared it with the centre. */
function Sources({ view, reaches }: { view: View; reaches: readonly Reach[] }) {
  const { t } = view;
  const known = reaches.flatMap(({ address, phone, hours }) => [address, phone, hours]).flatMap((one) => one ?? []);
  const texts = known.map(({ source, confirmed }) =>
    t(confirmed ? 'centre.source' : 'centre.source-not-compared', { source }),
  );
  return [...new Set(texts)].map((text) => <p class="govuk-body-s mc-muted">{text}</p>);
}

const SAID = [
  ['address', 'centre.address'],
  ['phone', 'centre.phone'],
  ['hours', 'centre.hours'],
] as const;

/** Every centre, that of the whole first. What is known of none has no column: on a phone it would say so in every row. */
export function Centres({ view }: { view: View }) {
  const { t } = view;
  const none = t('centre.not-published');
  const centres = view.platform.province.centres().map((unit) => ({ unit, reach: reachOf(view, unit.code) }));
  const known = SAID.filter(([name]) => centres.some(({ reach }) => reach[name]));
  const unknown = SAID.filter((one) => !known.includes(one)).map(([, label]) => t(label));
  const said = (reach: Reach, name: (typeof SAID)[number][0]) =>
    name === 'hours' ? reach.hours && named({ ...reach.hours.value }, view.lang) : reach[name]?.value;
  return (
    <section aria-labelledby="centres">
      <h2 class="govuk-heading-m" id="centres">
        {t('centre.title')}
      </h2>
      <p class="govuk-body">{t('centre.text')}</p>
      {unknown.length > 0 && <p class="govuk-body">{t('centre.of-none', { what: joinedLabels(unknown) })}</p>}
      <Table
        head={[{ text: t('centre.name') }, ...known.map(([, label]) => ({ text: t(label) }))]}
        rows={centres.map(({ unit, reach }) => [
          { text: unitName(view, unit.code) },
          ...known.map(([name]) => ({ text: said(reach, name) ?? none })),
        ])}
      />
      <Sources view={view} reaches={centres.map(({ reach }) => reach)} />
    </section>
  );
}

/** From a page that names centres to where each of them is. */
export function CentresLink({ view }: { view: View }) {
  return (
    <p class="govuk-body">
      <a class="govuk-link" href="/help#centres">
        {view.t('centre.link')}
      </a>
    </p>
  );
}
