/**
 * A form that loses nothing: saved on the server while one types, and in this browser when the server cannot be reached or the
 * session has ended.
 */
const form = document.querySelector<HTMLFormElement>('form[data-autosave]');
const status = document.querySelector<HTMLElement>('[data-status]');
const key = `mc:${location.pathname}`;

function entries(of: HTMLFormElement): [string, string][] {
  return [...new FormData(of)].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
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
    const { savedAt } = (await response.json()) as { savedAt: string };
    if (status) status.textContent = `${of.dataset['saved']} ${savedAt}`;
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
