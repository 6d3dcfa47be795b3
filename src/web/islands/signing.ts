/** Ticks every box of the page at once, or none; a page without scripts has the boxes alone. */
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-choose-page]')) {
  const boxes = [...(button.form?.querySelectorAll<HTMLInputElement>('input[type=checkbox][name=task]') ?? [])];
  button.hidden = boxes.length < 2;
  button.addEventListener('click', () => {
    const tick = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = tick;
  });
}
