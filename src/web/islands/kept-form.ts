/**
 * What somebody typed into a form that nothing is saved of before it is sent stays in this tab: after a reload, a way elsewhere and back, or a
 * session that ended it stands in the form again; where the form is opened anew, perhaps for the next person, it is offered. It is their own,
 * is let go when the form was done, at sign-out and when somebody else signs in here, and never leaves the tab.
 */
import { fillIn, type Values, valuesOf } from './_typed.ts';

const person = document.body.dataset['person'];
const own = `mc:${person}:kept:`;
const SENT = `mc:${person}:kept-sent`;
/** As long as a session lasts. */
const HOURS = 8;
const entry = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined;
const isAnswer = document.querySelector('.govuk-error-summary') !== null || (entry?.responseStatus ?? 200) >= 400;

interface Kept {
  at: number;
  values: Values;
  /** As which the dossier was seen then. */
  seen?: string;
}

/** Where it is posted, and what it is of: the next step's form is another, though it is posted to the same address. */
const keyOf = (form: HTMLFormElement): string =>
  [own + new URL(form.action).pathname, form.dataset['keep']].filter(Boolean).join('#');

const seenBy = (form: HTMLFormElement): string | undefined =>
  form.querySelector<HTMLInputElement>('input[type=hidden][name=seq]')?.value;

function keep(form: HTMLFormElement): void {
  const kept: Kept = { at: Date.now(), values: valuesOf(form), seen: seenBy(form) };
  sessionStorage.setItem(keyOf(form), JSON.stringify(kept));
}

/** A reason that answers what others said is written anew once they may have said more. */
function restore(form: HTMLFormElement, { values, seen }: Kept): void {
  const anew = seen === seenBy(form) ? [] : (form.dataset['keepAnew'] ?? '').split(' ');
  fillIn(form, values, (name) => !anew.includes(name));
  // What was typed is in sight, and what follows the answers follows them.
  const folded = form.closest('details');
  if (folded) folded.open = true;
  form.dispatchEvent(new Event('change', { bubbles: true }));
}

/** What is old is nobody's; what other people left is let go on every page. */
function letGo(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (!key.startsWith(own)) continue;
    const { at } = JSON.parse(sessionStorage.getItem(key) ?? '{"at":0}') as Kept;
    if (Date.now() - at > HOURS * 3_600_000) sessionStorage.removeItem(key);
  }
}

function follow(form: HTMLFormElement, wasSent: boolean): void {
  const key = keyOf(form);
  const text = sessionStorage.getItem(key);
  const kept = text === null ? undefined : (JSON.parse(text) as Kept);
  const show = (which?: 'told' | 'offer') => {
    form.querySelector('[data-kept-note]')?.remove();
    const template = form.querySelector<HTMLTemplateElement>(`template[data-kept="${which}"]`);
    template?.after(template.content.cloneNode(true));
    form.querySelector('[data-kept-fill]')?.addEventListener('click', fill);
    form.querySelector('[data-kept-drop]')?.addEventListener('click', drop);
  };
  const fill = () => {
    if (kept) restore(form, kept);
    show('told');
  };
  const drop = () => {
    sessionStorage.removeItem(key);
    form.reset();
    form.dispatchEvent(new Event('change', { bubbles: true }));
    show();
  };
  const goesOn = wasSent || entry?.type === 'reload' || entry?.type === 'back_forward';
  // A form that comes back has what was sent; others of its page have nothing.
  const isBack =
    'cameBack' in form.dataset || (isAnswer && (wasSent || form.querySelector('.govuk-error-message') !== null));
  if (isBack) keep(form);
  else if (kept && goesOn) fill();
  else if (kept) {
    show('offer');
    const folded = form.closest('details');
    if (folded) folded.open = true;
  }
  // At once: nobody waits before they reload.
  form.addEventListener('input', () => {
    keep(form);
    if (form.querySelector('[data-kept-fill]')) show();
  });
  form.addEventListener('submit', () => {
    keep(form);
    sessionStorage.setItem(SENT, key);
  });
}

if (person) {
  letGo();
  const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-keep]')];
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  const isDone = document.querySelector('.govuk-notification-banner--success') !== null;
  const isThere = forms.some((form) => keyOf(form) === sent);
  if (sent && !isAnswer && (isDone || !isThere)) sessionStorage.removeItem(sent);
  for (const form of forms) follow(form, sent === keyOf(form));
}
