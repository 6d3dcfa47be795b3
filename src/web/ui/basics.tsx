/** Buttons, links and blocks of text. */
import type { Common, Content, Text } from './parts.ts';
import { classes } from './parts.ts';

export interface ButtonProps extends Text {
  href?: string;
  type?: 'submit' | 'button' | 'reset';
  name?: string;
  value?: string;
  id?: string;
  disabled?: boolean;
  isStartButton?: boolean;
  preventDoubleClick?: boolean;
}

export function Button(p: ButtonProps) {
  const name = classes('govuk-button', p.classes, p.isStartButton && 'govuk-button--start');
  const common = { class: name, 'data-module': 'govuk-button', ...p.attributes, id: p.id };
  const content = (
    <>
      {p.text}
      {p.isStartButton && <StartIcon />}
    </>
  );
  if (p.href)
    return (
      <a href={p.href} role="button" draggable={false} {...common}>
        {content}
      </a>
    );
  return (
    <button
      type={p.type ?? 'submit'}
      value={p.value || undefined}
      name={p.name}
      disabled={p.disabled}
      aria-disabled={p.disabled ? 'true' : undefined}
      data-prevent-double-click={p.preventDoubleClick === undefined ? undefined : String(p.preventDoubleClick)}
      {...common}
    >
      {content}
    </button>
  );
}

function StartIcon() {
  return (
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  );
}

export function BackLink(p: Text & { href?: string }) {
  return (
    <a href={p.href || '#'} class={classes('govuk-back-link', p.classes)} {...p.attributes}>
      {p.text}
    </a>
  );
}

export function SkipLink(p: Text & { href?: string }) {
  return (
    <a
      href={p.href || '#content'}
      class={classes('govuk-skip-link', p.classes)}
      {...p.attributes}
      data-module="govuk-skip-link"
    >
      {p.text}
    </a>
  );
}

export function Breadcrumbs(
  p: Common & { items: readonly (Text & { href?: string })[]; collapseOnMobile?: boolean; labelText: string },
) {
  const name = classes('govuk-breadcrumbs', p.classes, p.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile');
  return (
    <nav class={name} {...p.attributes} aria-label={p.labelText}>
      <ol class="govuk-breadcrumbs__list">
        {p.items.map((item) =>
          item.href ? (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>
                {item.text}
              </a>
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {item.text}
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}

export function Tag(p: Text) {
  return (
    <strong class={classes('govuk-tag', p.classes)} {...p.attributes}>
      {p.text}
    </strong>
  );
}

export function InsetText(p: Text & { id?: string }) {
  return (
    <div id={p.id} class={classes('govuk-inset-text', p.classes)} {...p.attributes}>
      {p.text}
    </div>
  );
}

export function WarningText(p: Text & { iconFallbackText: string }) {
  return (
    <div class={classes('govuk-warning-text', p.classes)} {...p.attributes}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{p.iconFallbackText}</span>
        {p.text}
      </strong>
    </div>
  );
}

export function Details(p: Text & { summaryText: Content; id?: string; open?: boolean }) {
  return (
    <details id={p.id} class={classes('govuk-details', p.classes)} {...p.attributes} open={p.open}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{p.summaryText}</span>
      </summary>
      <div class="govuk-details__text">{p.text}</div>
    </details>
  );
}

export function NotificationBanner(
  p: Text & {
    type?: string;
    role?: string;
    titleId?: string;
    titleText?: Content;
    titleHeadingLevel?: number;
    disableAutoFocus?: boolean;
  },
) {
  const success = p.type === 'success';
  const role = p.role ?? (success ? 'alert' : 'region');
  const titleId = p.titleId ?? 'govuk-notification-banner-title';
  const Heading = `h${p.titleHeadingLevel ?? 2}` as 'h2';
  return (
    <div
      class={classes('govuk-notification-banner', success && 'govuk-notification-banner--success', p.classes)}
      role={role as 'alert'}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={p.disableAutoFocus === undefined ? undefined : String(p.disableAutoFocus)}
      {...p.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>
          {p.titleText}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {typeof p.text === 'string' ? <p class="govuk-notification-banner__heading">{p.text}</p> : p.text}
      </div>
    </div>
  );
}

export function Panel(p: Text & { titleText: Content; headingLevel?: number }) {
  const Heading = `h${p.headingLevel ?? 1}` as 'h1';
  return (
    <div class={classes('govuk-panel govuk-panel--confirmation', p.classes)} {...p.attributes}>
      <Heading class="govuk-panel__title">{p.titleText}</Heading>
      {p.text !== undefined && <div class="govuk-panel__body">{p.text}</div>}
    </div>
  );
}
