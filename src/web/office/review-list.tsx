/** The list of imported procedures by state, narrowed by doubt, field, ministry and words; who waits longest comes first. */
import type { Count, ReviewCounts, ReviewFilter } from '#spine/reviews.ts';
import type { Listed, ProcedureListing } from '#spine/store.ts';
import { Button, Details, InsetText } from '../ui/basics.tsx';
import { Input, Select } from '../ui/fields.tsx';
import { Pagination, Table } from '../ui/lists.tsx';
import { Page } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { doubtText } from './review-model.ts';

interface ListProps {
  view: View;
  filter: ReviewFilter;
  listed: Listed<ProcedureListing>;
  counts: ReviewCounts;
  /** Others stand before these. */
  begun: boolean;
}

const STATES = ['needs-review', 'proposed', 'closed', 'reviewed'] as const;

export function ReviewList({ view, filter, listed, counts, begun }: ListProps) {
  const { t, fmt, lang } = view;
  const href = (change: Partial<Record<keyof ReviewFilter | 'after', string>>) => {
    const asked = Object.entries({ ...filter, ...change }).filter((one): one is [string, string] => Boolean(one[1]));
    return `/office/review?${new URLSearchParams(asked)}`;
  };
  return (
    <Page view={view} title={t('nav.review')} at="review">
      <h1 class="govuk-heading-l">{t('nav.review')}</h1>
      <p class="govuk-body">{t('control.list-text')}</p>
      <Filters view={view} filter={filter} counts={counts} />
      <p class="govuk-body" role="status">
        {t('control.total', { n: fmt.number(counts.total) })}
      </p>
      {counts.doubts.length > 0 && (
        <Details
          summaryText={t('control.by-doubt')}
          text={
            <ul class="govuk-list">
              {counts.doubts.map(({ name, count }) => (
                <li>
                  <a class="govuk-link" href={href({ doubt: name })}>
                    {doubtText(name, lang)}
                  </a>{' '}
                  <span class="mc-muted">{fmt.number(count)}</span>
                </li>
              ))}
            </ul>
          }
        />
      )}
      {listed.rows.length ? <Rows view={view} rows={listed.rows} /> : <InsetText text={t('control.empty')} />}
      <Pagination
        landmarkLabel={t('list.pages')}
        previous={begun ? { href: href({}), text: t('list.first') } : undefined}
        next={listed.next ? { href: href({ after: listed.next }), text: t('list.next') } : undefined}
      />
    </Page>
  );
}

function Filters({ view, filter, counts }: Pick<ListProps, 'view' | 'filter' | 'counts'>) {
  const { t, fmt, lang } = view;
  const counted = (all: readonly Count[], name: (one: string) => string) => [
    { value: '', text: t('control.any') },
    ...all.map((one) => ({ value: one.name, text: `${name(one.name)} (${fmt.number(one.count)})` })),
  ];
  return (
    <form class="mc-filters" method="get" action="/office/review" role="search" aria-label={t('inbox.filter')}>
      <Select
        name="status"
        label={{ text: t('dossier.status') }}
        value={filter.status}
        items={STATES.map((value) => ({ value, text: t(`control.state-${value}`) }))}
      />
      <Select
        name="doubt"
        label={{ text: t('control.doubt') }}
        value={filter.doubt}
        items={counted(counts.doubts, (one) => doubtText(one, lang))}
      />
      <Select
        name="field"
        label={{ text: t('control.field') }}
        value={filter.field}
        items={counted(counts.fields, (one) => one)}
      />
      <Select
        name="ministry"
        label={{ text: t('control.ministry') }}
        value={filter.ministry}
        items={counted(counts.ministries, (one) => one)}
      />
      <Input name="text" label={{ text: t('control.words') }} value={filter.text} />
      <Button text={t('control.filter')} classes="govuk-button--secondary" />
    </form>
  );
}

function Rows({ view, rows }: { view: View; rows: readonly ProcedureListing[] }) {
  const { t, fmt, lang } = view;
  return (
    <div class="mc-scroll">
      <Table
        classes="mc-inbox"
        head={(['inbox.procedure', 'control.field', 'control.since', 'control.doubts'] as const).map((key) => ({
          text: t(key),
        }))}
        rows={rows.map((row) => [
          {
            text: (
              <>
                <a class="govuk-link" href={`/office/review/${row.code}`}>
                  {row.name}
                </a>
                <br />
                <span class="mc-muted">{[row.code, row.ministry].filter(Boolean).join(' · ')}</span>
              </>
            ),
          },
          { text: row.field },
          { text: row.since ? fmt.date(row.since) : t('form.none') },
          { text: [...new Set(row.reasons.map((reason) => doubtText(reason, lang)))].join('; ') || t('form.none') },
        ])}
      />
    </div>
  );
}
