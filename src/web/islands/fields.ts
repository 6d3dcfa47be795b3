/**
 * Fields that come to life: what is asked for follows the answers, a date can be picked from the browser's own calendar, and the
 * villages of the chosen unit are offered.
 */
const token = document.body.dataset['token'] ?? '';

/** The server says which fields the answers leave out: it has the rules, and a page need not carry an evaluator. */
async function follow(form: HTMLFormElement): Promise<void> {
  const typed = [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const response = await fetch(form.dataset['conditions'] ?? '', {
    method: 'POST',
    redirect: 'manual',
    headers: { 'x-autosave': '1', 'x-form-token': token },
    body: new URLSearchParams(typed),
  }).catch(() => undefined);
  if (!response?.ok) return;
  const { hidden } = (await response.json()) as { hidden: string[] };
  for (const field of form.querySelectorAll<HTMLElement>('[data-field]'))
    field.hidden = hidden.includes(field.dataset['field'] ?? '');
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-conditions]')) {
  let wait: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener('change', () => {
    clearTimeout(wait);
    wait = setTimeout(() => void follow(form), 50);
  });
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
