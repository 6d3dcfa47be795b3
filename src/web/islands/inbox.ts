/** The inbox live and by keyboard: j and k move, Enter opens, x chooses, / searches. */
const rows = [...document.querySelectorAll<HTMLTableRowElement>('.mc-inbox tbody tr')];
let at = -1;

function go(to: number): void {
  at = Math.max(0, Math.min(rows.length - 1, to));
  rows[at]?.querySelector<HTMLAnchorElement>('a')?.focus();
}

document.addEventListener('keydown', (event) => {
  const target = event.target as HTMLElement;
  if (event.ctrlKey || event.metaKey || event.altKey || target.matches('input:not([type=checkbox]), select, textarea'))
    return;
  if (event.key === 'j') go(at + 1);
  else if (event.key === 'k') go(at - 1);
  else if (event.key === 'x') rows[at]?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
  else if (event.key === '/') {
    document.querySelector<HTMLInputElement>('.mc-filters input[type=search]')?.focus();
    event.preventDefault();
  }
});

const live = document.querySelector<HTMLElement>('[data-live]');
if (live) {
  const events = new EventSource('/office/events');
  let told = false;
  events.onmessage = () => {
    if (told) return;
    told = true;
    // Rows do not jump under somebody's finger: the page says that there is news, and is read again when asked.
    const link = document.createElement('a');
    link.className = 'govuk-link';
    link.href = location.href;
    link.textContent = live.dataset['text'] ?? '';
    live.replaceChildren(link);
  };
}
