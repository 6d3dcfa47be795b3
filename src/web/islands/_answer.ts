/**
 * A page that answers a form stands in the history as what was posted, and Back to it would show the browser's own page instead: it asks to
 * post again. In its place stands the page that has the form, and what was typed is in it again; kept in this tab, until sign-out.
 */
import { fillIn, type Values, valuesOf } from './_typed.ts';

const { person, standsAt } = document.body.dataset;

interface Answer {
  /** Names it in the history. */
  answer: string;
  /** Where its form was posted. */
  action: string;
}

interface Kept {
  at: number;
  values: Values;
}

/** Of others something else keeps what is typed; of a form with a secret nothing is kept. */
const formOf = ({ action }: Answer): HTMLFormElement | undefined =>
  [...document.querySelectorAll<HTMLFormElement>('form[method=post]')].find(
    (form) =>
      new URL(form.action).pathname === action && !form.matches('[data-keep], [data-autosave], [autocomplete=off]'),
  );

function restore(form: HTMLFormElement, { values }: Kept): void {
  fillIn(form, values);
  const folded = form.closest('details');
  if (folded) folded.open = true;
  form.dispatchEvent(new Event('change', { bubbles: true }));
}

export function keepAnswer(): void {
  if (standsAt !== undefined) {
    const answer: Answer = { answer: String(Date.now()), action: location.pathname };
    history.replaceState(answer, '', standsAt + location.hash);
  }
  const of = history.state as Answer | null;
  const form = of?.answer ? formOf(of) : undefined;
  if (!of || !form) return;
  const key = `mc:${person}:kept:answer:${of.answer}`;
  // As it stands on the page: what was sent, and what is corrected of it since.
  const keep = () => {
    const kept: Kept = { at: Date.now(), values: valuesOf(form) };
    if (kept.values.length) sessionStorage.setItem(key, JSON.stringify(kept));
  };
  const text = sessionStorage.getItem(key);
  if (standsAt !== undefined) keep();
  // Once everybody listens: what follows the answers follows them.
  else if (text !== null) addEventListener('DOMContentLoaded', () => restore(form, JSON.parse(text) as Kept));
  form.addEventListener('input', keep);
}

/** In another language stands the page of the form, with what was typed in it: as after a reload, so that nothing is posted. */
export function offerLanguages(): void {
  const template = document.querySelector<HTMLTemplateElement>('template[data-languages]');
  template?.after(template.content.cloneNode(true));
  for (const link of template?.parentElement?.querySelectorAll<HTMLAnchorElement>('a[hreflang]') ?? [])
    link.addEventListener('click', (event) => {
      event.preventDefault();
      history.replaceState({ ...history.state, isRefused: true }, '', link.href);
      location.reload();
    });
}

/** The page of a form says nothing of what was refused: it says that it was, until it is sent again. */
export function tellRefused(): void {
  if (standsAt !== undefined || !(history.state as { isRefused?: boolean } | null)?.isRefused) return;
  const said = document.createElement('div');
  said.className = 'govuk-inset-text';
  said.setAttribute('role', 'alert');
  said.dataset['refusedBefore'] = '';
  said.textContent = document.body.dataset['refused'] ?? '';
  const main = document.querySelector('main');
  (main?.querySelector('.govuk-main-wrapper .govuk-grid-column-two-thirds') ?? main)?.prepend(said);
  document.addEventListener('submit', (event) => {
    if (!event.defaultPrevented) history.replaceState({ ...history.state, isRefused: undefined }, '');
  });
}
