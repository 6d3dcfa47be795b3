/** How somebody uses a page: with a pointer, or with the keyboard alone. The keyboard reaches only what Tab reaches. */
import type { Locator } from 'playwright-core';

export interface Hand {
  /** A link or a button. */
  press(target: Locator): Promise<void>;
  type(target: Locator, text: string): Promise<void>;
  /** A radio or a checkbox. */
  tick(target: Locator): Promise<void>;
  choose(target: Locator, ...values: string[]): Promise<void>;
  attach(target: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void>;
}

export const pointer: Hand = {
  press: (target) => target.click(),
  type: (target, text) => target.fill(text),
  tick: (target) => target.check(),
  choose: async (target, ...values) => void (await target.selectOption(values)),
  attach: (target, file) => target.setInputFiles(file),
};

const isFocused = (target: Locator) =>
  target.evaluate((element) => {
    const { activeElement } = element.ownerDocument;
    if (activeElement === element) return 'here';
    const radio = element as HTMLInputElement;
    const other = activeElement as HTMLInputElement;
    // Tab stops at one of a group of radios; arrows lead to the others.
    return radio.type === 'radio' && other?.type === 'radio' && radio.name === other.name ? 'near' : 'away';
  });

/** How many stops of Tab may be skipped unlooked: those between what has the focus and the target, as far as the page shows them. */
const stopsBefore = (target: Locator) =>
  target.evaluate((element) => {
    const page = element.ownerDocument;
    const radios = new Set<string>();
    const stops = [
      ...page.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]'),
    ].filter((one) => {
      if (one === element || one === page.activeElement) return true;
      const { type, name, disabled } = one as HTMLInputElement;
      if (disabled || type === 'hidden' || one.tabIndex < 0 || !one.checkVisibility({ visibilityProperty: true }))
        return false;
      if (type !== 'radio') return true;
      const isFirst = !radios.has(name);
      radios.add(name);
      return isFirst;
    });
    return stops.indexOf(element as HTMLElement) - stops.indexOf(page.activeElement as HTMLElement) - 2;
  });

/** Tab, and for a group of radios the arrows, until it has the focus. */
async function reach(target: Locator): Promise<void> {
  const { keyboard } = target.page();
  await target.waitFor();
  const skipped = (await isFocused(target)) === 'away' ? await stopsBefore(target) : 0;
  for (let i = 0; i < skipped; i++) await keyboard.press('Tab');
  for (let i = 0; i < 400; i++) {
    const at = await isFocused(target);
    if (at === 'here') return;
    await keyboard.press(at === 'near' ? 'ArrowDown' : 'Tab');
  }
  throw new Error(`The keyboard does not reach ${target}`);
}

export const keyboard: Hand = {
  async press(target) {
    await reach(target);
    await target.page().keyboard.press('Enter');
  },
  async type(target, text) {
    await reach(target);
    await target.page().keyboard.press('Control+A');
    await target.page().keyboard.type(text);
  },
  async tick(target) {
    await reach(target);
    if (!(await target.isChecked())) await target.page().keyboard.press('Space');
  },
  async choose(target, ...values) {
    await reach(target);
    const many = await target.evaluate((element) => (element as HTMLSelectElement).multiple);
    const { keyboard: keys } = target.page();
    if (!many) {
      await keys.press('Home');
      for (let i = 0; i < 200 && (await target.inputValue()) !== values[0]; i++) await keys.press('ArrowDown');
      return;
    }
    const options = await target
      .locator('option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    // Control with the arrows moves without choosing; Space with it chooses one more.
    await keys.press('Home');
    for (const [i, value] of options.entries()) {
      if (i) await keys.press('Control+ArrowDown');
      const chosen = await target.evaluate(
        (element, wanted) => [...(element as HTMLSelectElement).selectedOptions].some((one) => one.value === wanted),
        value,
      );
      if (chosen !== values.includes(value)) await keys.press('Control+Space');
    }
  },
  async attach(target, file) {
    const page = target.page();
    // From here on the browser hands its file dialog to us, also when it opens at once.
    const opened = page.waitForEvent('filechooser');
    await reach(target);
    await page.keyboard.press('Enter');
    const chooser = await opened;
    await chooser.setFiles(file);
  },
};
