/** Suggestions while one types; the form works without. */
const field = document.querySelector<HTMLInputElement>('[data-suggest]');
const list = field && document.getElementById(field.dataset['suggest'] ?? '');
let asked = 0;
let wait: ReturnType<typeof setTimeout> | undefined;

field?.addEventListener('input', () => {
  clearTimeout(wait);
  wait = setTimeout(async () => {
    const mine = ++asked;
    const response = await fetch(`/find.json?q=${encodeURIComponent(field.value)}`).catch(() => undefined);
    if (!response?.ok || mine !== asked || !list) return;
    const hits = (await response.json()) as { code: string; name: string }[];
    list.replaceChildren(
      ...hits.map(({ name, code }) => {
        const option = document.createElement('option');
        option.value = name;
        option.label = code;
        return option;
      }),
    );
  }, 120);
});
