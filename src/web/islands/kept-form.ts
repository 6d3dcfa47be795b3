/**
 * What an officer typed and did not send stays in this tab: after a reload, a way elsewhere and back, or a session that ended it stands in
 * the form again; where the form is opened anew, perhaps for the next person, it is offered. It is the officer's own, is let go when the form
 * was done, at sign-out and when somebody else signs in here, and never leaves the tab.
 */
const person = document.body.dataset['person'];
const own = `mc:${person}:kept:`;
const SENT = `mc:${person}:kept-sent`;
/** As long as a session lasts. */
const HOURS = 8;
const entry = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined;
const isAnswer = document.querySelector('.govuk-error-summary') !== null || (entry?.responseStatus ?? 200) >= 400;

interface Kept {
  at: number;
  values: [name: string, value: string][];
}
type Typed = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const keyOf = (form: HTMLFormElement): string => own + new URL(form.action).pathname;
const fieldsOf = (form: HTMLFormElement): Typed[] =>
  [...form.querySelectorAll<Typed>('input[name], select[name], textarea[name]')].filter(
    (one) => !['hidden', 'file', 'submit', 'password'].includes(one.type),
  );
const isChoice = (field: Typed): field is HTMLInputElement => field.type === 'radio' || field.type === 'checkbox';

function valuesOf(form: HTMLFormElement): Kept['values'] {
  return fieldsOf(form).flatMap((field): Kept['values'] =>
    isChoice(field) && !field.checked ? [] : [[field.name, field.value]],
  );
}

function keep(form: HTMLFormElement): void {
  const kept: Kept = { at: Date.now(), values: valuesOf(form) };
  sessionStorage.setItem(keyOf(form), JSON.stringify(kept));
}

function restore(form: HTMLFormElement, { values }: Kept): void {
  for (const [name, all] of Map.groupBy(fieldsOf(form), (field) => field.name)) {
    const kept = values.filter(([one]) => one === name).map(([, value]) => value);
    let next = 0;
    for (const field of all)
      if (isChoice(field)) field.checked = kept.includes(field.value);
      else field.value = kept[next++] ?? field.value;
  }
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
  // A form that comes back has what was sent.
  if (isAnswer) keep(form);
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
