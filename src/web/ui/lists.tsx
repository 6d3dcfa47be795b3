/** Lists, tables and ways around. */
import type { Attributes, Common, Content, Text } from './parts.ts';
import { classes } from './parts.ts';

export interface Action extends Text {
  href?: string;
  visuallyHiddenText?: string;
}

export interface SummaryRow {
  key: Text;
  value?: Text;
  classes?: string;
  actions?: { items?: readonly Action[]; classes?: string };
}

export interface SummaryListProps extends Common {
  rows: readonly (SummaryRow | undefined)[];
  card?: Common & {
    title?: Text & { headingLevel?: number };
    actions?: { items?: readonly Action[]; classes?: string };
  };
}

function ActionLink({ action, title }: { action: Action; title?: Text }) {
  return (
    <a class={classes('govuk-link', action.classes)} href={action.href} {...action.attributes}>
      {action.text}
      {(action.visuallyHiddenText || title) && (
        <span class="govuk-visually-hidden">
          {action.visuallyHiddenText && ` ${action.visuallyHiddenText}`}
          {title && ' ('}
          {title?.text}
          {title && ')'}
        </span>
      )}
    </a>
  );
}

export function SummaryList(p: SummaryListProps) {
  const anyActions = p.rows.some((row) => row?.actions?.items?.length);
  const title = p.card?.title;
  const list = (
    <dl class={classes('govuk-summary-list', p.classes)} {...p.attributes}>
      {p.rows.map((row) => row && <SummaryLine row={row} anyActions={anyActions} title={title} />)}
    </dl>
  );
  if (!p.card) return list;
  const Heading = `h${title?.headingLevel ?? 2}` as 'h2';
  const { actions } = p.card;
  return (
    <div class={classes('govuk-summary-card', p.card.classes)} {...p.card.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {title && <Heading class={classes('govuk-summary-card__title', title.classes)}>{title.text}</Heading>}
        {actions?.items?.length === 1 && (
          <div class={classes('govuk-summary-card__actions', actions.classes)}>
            <ActionLink action={actions.items[0]} title={title} />
          </div>
        )}
        {(actions?.items?.length ?? 0) > 1 && (
          <ul class={classes('govuk-summary-card__actions', actions?.classes)}>
            {actions?.items?.map((action) => (
              <li class="govuk-summary-card__action">
                <ActionLink action={action} title={title} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div class="govuk-summary-card__content">{list}</div>
    </div>
  );
}

function SummaryLine({ row, anyActions, title }: { row: SummaryRow; anyActions: boolean; title?: Text }) {
  const items = row.actions?.items;
  return (
    <div
      class={classes(
        'govuk-summary-list__row',
        anyActions && !items && 'govuk-summary-list__row--no-actions',
        row.classes,
      )}
    >
      <dt class={classes('govuk-summary-list__key', row.key.classes)}>{row.key.text}</dt>
      <dd class={classes('govuk-summary-list__value', row.value?.classes)}>{row.value?.text}</dd>
      {items && items.length > 0 && (
        <dd class={classes('govuk-summary-list__actions', row.actions?.classes)}>
          {items.length === 1 ? (
            <ActionLink action={items[0]} title={title} />
          ) : (
            <ul class="govuk-summary-list__actions-list">
              {items.map((action) => (
                <li class="govuk-summary-list__actions-list-item">
                  <ActionLink action={action} title={title} />
                </li>
              ))}
            </ul>
          )}
        </dd>
      )}
    </div>
  );
}

export interface Cell extends Text {
  format?: string;
  colspan?: number;
  rowspan?: number;
}

export interface TableProps extends Common {
  caption?: string;
  captionClasses?: string;
  head?: readonly Cell[];
  rows: readonly (readonly Cell[])[];
  firstCellIsHeader?: boolean;
}

export function Table(p: TableProps) {
  return (
    <table class={classes('govuk-table', p.classes)} {...p.attributes}>
      {p.caption && <caption class={classes('govuk-table__caption', p.captionClasses)}>{p.caption}</caption>}
      {p.head && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {p.head.map((cell) => (
              <th
                scope="col"
                class={classes(
                  'govuk-table__header',
                  cell.format && `govuk-table__header--${cell.format}`,
                  cell.classes,
                )}
                colspan={cell.colspan}
                rowspan={cell.rowspan}
                {...cell.attributes}
              >
                {cell.text}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {p.rows.map(
          (row) =>
            row && (
              <tr class="govuk-table__row">{row.map((cell, i) => tableCell(cell, i === 0 && p.firstCellIsHeader))}</tr>
            ),
        )}
      </tbody>
    </table>
  );
}

function tableCell(cell: Cell, header: boolean | undefined) {
  const common = { colspan: cell.colspan, rowspan: cell.rowspan, ...cell.attributes };
  return header ? (
    <th scope="row" class={classes('govuk-table__header', cell.classes)} {...common}>
      {cell.text}
    </th>
  ) : (
    <td
      class={classes('govuk-table__cell', cell.format && `govuk-table__cell--${cell.format}`, cell.classes)}
      {...common}
    >
      {cell.text}
    </td>
  );
}

export interface TaskListItem {
  title: Text;
  href?: string;
  hint?: Text;
  status: Text & { tag?: Text };
  classes?: string;
}

export function TaskList(p: Common & { items: readonly (TaskListItem | undefined)[]; idPrefix?: string }) {
  const prefix = p.idPrefix ?? 'task-list';
  return (
    <ul class={classes('govuk-task-list', p.classes)} {...p.attributes}>
      {p.items.map((item, i) => item && <TaskLine item={item} id={`${prefix}-${i + 1}`} />)}
    </ul>
  );
}

function TaskLine({ item, id }: { item: TaskListItem; id: string }) {
  const { title, hint, status } = item;
  return (
    <li class={classes('govuk-task-list__item', item.href && 'govuk-task-list__item--with-link', item.classes)}>
      <div class="govuk-task-list__name-and-hint">
        {item.href ? (
          <a
            class={classes('govuk-link govuk-task-list__link', title.classes)}
            href={item.href}
            aria-describedby={classes(hint && `${id}-hint`, `${id}-status`)}
          >
            {title.text}
          </a>
        ) : (
          <div class={title.classes}>{title.text}</div>
        )}
        {hint && (
          <div id={`${id}-hint`} class="govuk-task-list__hint">
            {hint.text}
          </div>
        )}
      </div>
      <div class={classes('govuk-task-list__status', status.classes)} id={`${id}-status`}>
        {status.tag ? (
          <strong class={classes('govuk-tag', status.tag.classes)} {...status.tag.attributes}>
            {status.tag.text}
          </strong>
        ) : (
          status.text
        )}
      </div>
    </li>
  );
}

export interface PageLink {
  href: string;
  text: Content;
  labelText?: string;
  attributes?: Attributes;
}

/** Only back and forth, as lists of unknown length need. */
export function Pagination(p: Common & { previous?: PageLink; next?: PageLink; landmarkLabel: string }) {
  if (!p.previous && !p.next) return null;
  return (
    <nav
      class={classes('govuk-pagination', 'govuk-pagination--block', p.classes)}
      aria-label={p.landmarkLabel}
      {...p.attributes}
    >
      {p.previous && <Arrow link={p.previous} type="prev" />}
      {p.next && <Arrow link={p.next} type="next" />}
    </nav>
  );
}

const ARROWS = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
};

function Arrow({ link, type }: { link: PageLink; type: 'prev' | 'next' }) {
  return (
    <div class={`govuk-pagination__${type}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={type} {...link.attributes}>
        <svg
          class={`govuk-pagination__icon govuk-pagination__icon--${type}`}
          xmlns="http://www.w3.org/2000/svg"
          height="13"
          width="15"
          aria-hidden="true"
          focusable="false"
          viewBox="0 0 15 13"
        >
          <path d={ARROWS[type]} />
        </svg>
        <span
          class={classes('govuk-pagination__link-title', !link.labelText && 'govuk-pagination__link-title--decorated')}
        >
          {link.text}
        </span>
        {link.labelText && (
          <>
            <span class="govuk-visually-hidden">:</span>
            <span class="govuk-pagination__link-label">{link.labelText}</span>
          </>
        )}
      </a>
    </div>
  );
}

export interface NavigationItem extends Text {
  href?: string;
  current?: boolean;
  active?: boolean;
}

export interface ServiceNavigationProps extends Common {
  serviceName?: string;
  serviceUrl?: string;
  navigation?: readonly (NavigationItem | undefined)[];
  navigationId?: string;
  navigationLabel?: string;
  navigationClasses?: string;
  menuButtonText: string;
  menuButtonLabel?: string;
  collapseNavigationOnMobile?: boolean;
  ariaLabel?: string;
}

export function ServiceNavigation(p: ServiceNavigationProps) {
  const items = p.navigation?.filter(Boolean) ?? [];
  const collapse = p.collapseNavigationOnMobile ?? items.length > 1;
  const id = p.navigationId ?? 'navigation';
  const common = {
    class: classes('govuk-service-navigation', p.classes),
    'data-module': 'govuk-service-navigation',
    ...p.attributes,
  };
  const inner = (
    <div class="govuk-width-container">
      <div class="govuk-service-navigation__container">
        {p.serviceName && (
          <span class="govuk-service-navigation__service-name">
            {p.serviceUrl ? (
              <a href={p.serviceUrl} class="govuk-service-navigation__link">
                {p.serviceName}
              </a>
            ) : (
              <span class="govuk-service-navigation__text">{p.serviceName}</span>
            )}
          </span>
        )}
        {items.length > 0 && (
          <nav
            aria-label={p.navigationLabel || p.menuButtonText}
            class={classes('govuk-service-navigation__wrapper', p.navigationClasses)}
          >
            {collapse && (
              <button
                type="button"
                class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
                aria-controls={id}
                aria-label={p.menuButtonLabel && p.menuButtonLabel !== p.menuButtonText ? p.menuButtonLabel : undefined}
                hidden
                aria-hidden="true"
              >
                {p.menuButtonText}
              </button>
            )}
            <ul class="govuk-service-navigation__list" id={id}>
              {items.map((item) => item && <NavigationLine item={item} />)}
            </ul>
          </nav>
        )}
      </div>
    </div>
  );
  return p.serviceName ? (
    <section aria-label={p.ariaLabel} {...common}>
      {inner}
    </section>
  ) : (
    <div {...common}>{inner}</div>
  );
}

function NavigationLine({ item }: { item: NavigationItem }) {
  const active = item.active || item.current;
  const current = active ? (item.current ? 'page' : 'true') : undefined;
  const content = active ? <strong class="govuk-service-navigation__active-fallback">{item.text}</strong> : item.text;
  return (
    <li class={classes('govuk-service-navigation__item', active && 'govuk-service-navigation__item--active')}>
      {item.href ? (
        <a class="govuk-service-navigation__link" href={item.href} aria-current={current} {...item.attributes}>
          {content}
        </a>
      ) : (
        item.text && (
          <span class="govuk-service-navigation__text" aria-current={current}>
            {content}
          </span>
        )
      )}
    </li>
  );
}
