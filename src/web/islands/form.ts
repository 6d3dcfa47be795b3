/**
 * A form that loses nothing: saved on the server while one types, and in this browser when the server cannot be reached or the
 * session has ended: under who typed it, since the next person may use the same browser.
 */
const form = document.querySelector<HTMLFormElement>('form[data-autosave]');
const status = document.querySelector<HTMLElement>('[data-status]');
const key = `mc:${document.body.dataset['person']}:${location.pathname}`;

function entries(of: HTMLFormElement): [string, string][] {
  return [...new FormData(of)].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}

/** What the server says instead of saving, with where to go, where it says that. */
interface Unsaved {
  text: string;
  link?: { href: string; text: string };
}

function tell(unsaved: Unsaved): void {
  if (!status) return;
  status.textContent = unsaved.text;
  if (!unsaved.link) return;
  const link = document.createElement('a');
  link.className = 'govuk-link';
  link.href = unsaved.link.href;
  link.textContent = unsaved.link.text;
  status.append(' ', link);
}

async function save(of: HTMLFormElement): Promise<void> {
  const values = entries(of);
  const response = await fetch(of.action, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'x-autosave': '1', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(values),
  }).catch(() => undefined);
  if (response?.ok) {
    localStorage.removeItem(key);
    const { savedAt, seen } = (await response.json()) as { savedAt: string; seen?: string };
    const field = of.querySelector<HTMLInputElement>('input[data-seen]');
    if (field && seen) field.value = seen;
    if (status) status.textContent = `${of.dataset['saved']} ${savedAt}`;
    return;
  }
  // Saved otherwise in another tab, or handed in: kept for later it would come back over what was.
  if (response?.status === 409) {
    tell((await response.json()) as Unsaved);
    return;
  }
  localStorage.setItem(key, JSON.stringify(values.filter(([name]) => name !== '_token' && name !== 'hidden')));
  if (status) status.textContent = of.dataset['kept'] ?? '';
}

/** What this browser kept while the server did not have it. */
function restore(into: HTMLFormElement): void {
  const kept = localStorage.getItem(key);
  if (!kept) return;
  for (const [name, value] of JSON.parse(kept) as [string, string][]) {
    const field = into.elements.namedItem(name);
    if (field instanceof RadioNodeList) field.value = value;
    else if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = field.value === value;
    else if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    )
      field.value = value;
  }
}

if (form) {
  restore(form);
  let wait: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener('input', () => {
    clearTimeout(wait);
    wait = setTimeout(() => void save(form), 1500);
  });
  form.addEventListener('submit', () => clearTimeout(wait));
}
