/**
 * Fields that come to life: what is asked for follows the answers, a date can be picked from the browser's own calendar, and the
 * villages of the chosen unit are offered.
 */
const token = document.body.dataset['token'] ?? '';

type Typed = [string, string][];
const typedIn = (form: HTMLFormElement): Typed =>
  [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string');

/**
 * While a button is pressed nothing may move: leaving a field is the first half of pressing the button, and a field that appears then
 * takes the button from under the pointer.
 */
let pressed = false;
const waiting = new Map<HTMLFormElement, () => void>();
for (const press of ['pointerdown', 'mousedown'])
  document.addEventListener(press, () => (pressed = true), { capture: true });
for (const release of ['pointerup', 'pointercancel', 'mouseup', 'dragend'])
  document.addEventListener(
    release,
    // The click comes right after.
    () =>
      setTimeout(() => {
        pressed = false;
        for (const run of waiting.values()) run();
        waiting.clear();
      }),
    { capture: true },
  );

function show(form: HTMLFormElement, hidden: { has(name: string): boolean }): void {
  if (pressed) waiting.set(form, () => showNow(form, hidden));
  else showNow(form, hidden);
}

function showNow(form: HTMLFormElement, hidden: { has(name: string): boolean }): void {
  for (const field of form.querySelectorAll<HTMLElement>('[data-field]'))
    field.hidden = hidden.has(field.dataset['field'] ?? '');
  // What was not seen when it is sent is asked for once more.
  const unseen = form.querySelector<HTMLInputElement>('input[data-hidden]');
  const away = [...form.querySelectorAll<HTMLElement>('[data-field][hidden]')];
  if (unseen) unseen.value = away.map((field) => field.dataset['field']).join(',');
  // A heading with nothing under it is put away too.
  for (const section of form.querySelectorAll<HTMLElement>('[data-fields]'))
    section.hidden = ![...section.querySelectorAll<HTMLElement>('[data-field]')].some((field) => !field.hidden);
}

/** The server says which fields the answers leave out, as long as the page has no evaluator of its own. */
async function ask(form: HTMLFormElement, isLatest: () => boolean): Promise<void> {
  const response = await fetch(form.dataset['conditions'] ?? '', {
    method: 'POST',
    redirect: 'manual',
    headers: { 'x-autosave': '1', 'x-form-token': token },
    body: new URLSearchParams(typedIn(form)),
  }).catch(() => undefined);
  if (!response?.ok) return;
  const { hidden } = (await response.json()) as { hidden: string[] };
  // What was answered meanwhile has been weighed already.
  if (!isLatest()) return;
  show(form, new Set(hidden));
}

/** Forty kilobytes that make the fields follow at once and without a line; not for who counts them. */
async function evaluatorOf(form: HTMLFormElement): Promise<(() => void) | undefined> {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  const rules = form.querySelector('script[data-follow]')?.textContent;
  if (!rules || connection?.saveData || /2g/.test(connection?.effectiveType ?? '')) return undefined;
  const { hiddenFor } = await import('../forms/follow.ts');
  const known = JSON.parse(rules) as Parameters<typeof hiddenFor>[0];
  return () => {
    const posted: Record<string, string[]> = {};
    for (const [name, value] of typedIn(form)) posted[name] = [...(posted[name] ?? []), value];
    show(form, hiddenFor(known, posted));
  };
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-conditions]')) {
  let wait: ReturnType<typeof setTimeout> | undefined;
  let evaluate: (() => void) | undefined;
  let turn = 0;
  evaluatorOf(form)
    .then((found) => {
      // Answers given meanwhile, or kept in this browser.
      if (found) turn++;
      found?.();
      evaluate = found;
    })
    .catch(() => undefined);
  form.addEventListener('change', () => {
    clearTimeout(wait);
    const mine = ++turn;
    try {
      if (evaluate) return evaluate();
    } catch {
      // A browser too old for this condition.
      evaluate = undefined;
    }
    wait = setTimeout(() => void ask(form, () => mine === turn), 50);
  });
}

/** On what a conclusion against the request rests comes out with the answer that needs it, and stays while something of it is filled in. */
for (const part of document.querySelectorAll<HTMLDetailsElement>('details[data-against]')) {
  const form = part.closest('form');
  const favourable = JSON.parse(part.dataset['against'] ?? '{}') as Record<string, string[]>;
  const names = Object.keys(favourable);
  if (!form || !names.length) continue;
  const follow = () => {
    const said = new FormData(form);
    const against = names.some((name) => said.get(name) && !favourable[name].includes(String(said.get(name))));
    const filled = [...said].some(([name, value]) => name.startsWith('against-') && value);
    part.hidden = !against && !filled;
    if (against) part.open = true;
  };
  for (const field of form.querySelectorAll('input, select'))
    if (names.includes(field.getAttribute('name') ?? '')) field.addEventListener('change', follow);
  follow();
}

const two = (text: string) => text.padStart(2, '0');

for (const date of document.querySelectorAll<HTMLElement>('[data-pick]')) {
  const [day, month, year] = date.querySelectorAll<HTMLInputElement>('input');
  if (!day || !month || !year) continue;
  const calendar = document.createElement('input');
  calendar.type = 'date';
  calendar.className = 'mc-calendar';
  calendar.tabIndex = -1;
  calendar.setAttribute('aria-hidden', 'true');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'govuk-button govuk-button--secondary mc-pick';
  button.textContent = date.dataset['pick'] ?? '';
  button.addEventListener('click', () => {
    if (day.value && month.value && year.value) calendar.value = `${year.value}-${two(month.value)}-${two(day.value)}`;
    calendar.showPicker();
  });
  calendar.addEventListener('change', () => {
    const [y, m, d] = calendar.value.split('-');
    if (!y || !m || !d) return;
    [day.value, month.value, year.value] = [d, m, y];
    year.dispatchEvent(new Event('input', { bubbles: true }));
    year.dispatchEvent(new Event('change', { bubbles: true }));
    button.focus();
  });
  date.append(button, calendar);
}

for (const address of document.querySelectorAll<HTMLElement>('[data-address]')) {
  const place = address.querySelector('select');
  const villages = address.querySelector('datalist');
  if (!place || !villages) continue;
  const offer = async () => {
    const code = place.selectedOptions[0]?.dataset['place'];
    const response = code ? await fetch(`/places/${code}`).catch(() => undefined) : undefined;
    const names = response?.ok ? ((await response.json()) as string[]) : [];
    villages.replaceChildren(...names.map((name) => new Option(name, name)));
  };
  place.addEventListener('change', () => void offer());
  void offer();
}
