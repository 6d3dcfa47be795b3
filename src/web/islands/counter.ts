/** A known number fills in the rest of the person; another number takes away what belonged to the one before. */
const FIELDS = ['name', 'address', 'phone', 'place'] as const;
const number = document.querySelector<HTMLInputElement>('#idNumber');
const fieldOf = (name: string) => document.querySelector<HTMLInputElement | HTMLSelectElement>(`#${name}`);

/** Who stands in the register under a number. */
const knownAs = (idNumber: string): HTMLOptionElement | null =>
  idNumber ? document.querySelector(`#known-people option[value="${CSS.escape(idNumber)}"]`) : null;

let before = number?.value.trim() ?? '';

number?.addEventListener('change', () => {
  const now = number.value.trim();
  if (now === before) return;
  const was = before;
  before = now;
  const known = knownAs(now);
  for (const name of FIELDS) {
    const field = fieldOf(name);
    if (!field) continue;
    // What was typed under one number says nothing of who has another.
    if (known) field.value = known.dataset[name] ?? '';
    else if (was) field.value = '';
  }
});
