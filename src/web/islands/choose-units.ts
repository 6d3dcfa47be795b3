/** Finds among many boxes by what is typed, with or without marks; what is ticked always stays in view. */
import { foldVietnamese } from '#kernel/text.ts';

for (const box of document.querySelectorAll<HTMLElement>('[data-units]')) {
  const field = box.querySelector<HTMLInputElement>('[data-units-search] input');
  if (!field) continue;
  box.querySelector('[data-units-search]')?.removeAttribute('hidden');
  const items = [...box.querySelectorAll<HTMLElement>('.govuk-checkboxes__item')];
  // Words as they were folded once: the list is long and is looked through at every letter.
  const texts = items.map((item) => foldVietnamese(item.textContent ?? ''));
  field.addEventListener('input', () => {
    const wanted = foldVietnamese(field.value).split(' ').filter(Boolean);
    for (const [i, item] of items.entries()) {
      const ticked = item.querySelector<HTMLInputElement>('input')?.checked;
      item.hidden = !ticked && !wanted.every((word) => texts[i].includes(word));
    }
    for (const group of box.querySelectorAll<HTMLDetailsElement>('details'))
      group.open =
        wanted.length > 0 &&
        [...group.querySelectorAll<HTMLElement>('.govuk-checkboxes__item')].some((one) => !one.hidden);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
}
