/** A known number fills in the rest of the person; the officer's hands stay on the keys. */
const number = document.querySelector<HTMLInputElement>('#idNumber');

number?.addEventListener('change', () => {
  const known = document.querySelector<HTMLOptionElement>(
    `#known-people option[value="${CSS.escape(number.value.trim())}"]`,
  );
  if (!known) return;
  for (const name of ['name', 'address', 'phone', 'place'] as const) {
    const field = document.querySelector<HTMLInputElement | HTMLSelectElement>(`#${name}`);
    if (field && !field.value) field.value = known.dataset[name] ?? '';
  }
});
