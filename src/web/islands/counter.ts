/** A known number fills in the rest of the person; another number takes away what the one before filled in, and nothing typed. */
const FIELDS = ['name', 'address', 'phone', 'email', 'place'] as const;
const number = document.querySelector<HTMLInputElement>('#idNumber');
const fieldOf = (name: string) => document.querySelector<HTMLInputElement | HTMLSelectElement>(`#${name}`);

/** Who stands in the register under a number. */
const knownAs = (idNumber: string): HTMLOptionElement | null =>
  idNumber ? document.querySelector(`#known-people option[value="${CSS.escape(idNumber)}"]`) : null;

let before = number?.value.trim() ?? '';

function fill(now: string, was: string): void {
  const [known, earlier] = [knownAs(now), knownAs(was)];
  for (const name of FIELDS) {
    const field = fieldOf(name);
    if (!field || (field.value && field.value !== earlier?.dataset[name])) continue;
    field.value = known?.dataset[name] ?? '';
  }
}

// On a slow machine the number may be there before this is.
if (before && !fieldOf('name')?.value) fill(before, '');

number?.addEventListener('change', () => {
  const now = number.value.trim();
  if (now === before) return;
  const was = before;
  before = now;
  fill(now, was);
});
