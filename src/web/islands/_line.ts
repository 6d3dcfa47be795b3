/**
 * Nothing is sent into a line that is gone: the browser would put a page of its own in the place of what was typed. The page stays, says that
 * nothing was sent, and the same button sends it once the line is back.
 */

/** A field may be called `method`: what its form is sent by, its attribute says. */
const isPosted = (form: HTMLFormElement) => form.getAttribute('method') === 'post';

/** So long after the server was heard it is taken to be there: whoever goes on quickly waits for nothing. */
const HEARD_MS = 15_000;
const WAIT_MS = 10_000;
let heardAt = performance.now();

/** Whoever sends while one types tells what became of it. */
document.addEventListener('mc-line', (event) => {
  heardAt = (event as CustomEvent<boolean>).detail ? performance.now() : -HEARD_MS;
});
addEventListener('offline', () => {
  heardAt = -HEARD_MS;
});

const isHeard = () => navigator.onLine && performance.now() - heardAt < HEARD_MS;

/** Any answer of the server will do. A browser that says it is offline may still reach a server nearby. */
async function reach(): Promise<boolean> {
  const request = {
    method: 'HEAD',
    cache: 'no-store',
    credentials: 'omit',
    signal: AbortSignal.timeout(WAIT_MS),
  } as const;
  const isThere = await fetch(import.meta.url, request).then(
    () => true,
    () => false,
  );
  heardAt = isThere ? performance.now() : -HEARD_MS;
  return isThere;
}

const forget = (around: ParentNode) => {
  for (const one of around.querySelectorAll('[data-unsent]')) one.remove();
};

/** Above what was pressed, where it is seen and heard. */
function tell(pressed: HTMLElement, around: HTMLElement, words: string | undefined): void {
  forget(around);
  const said = document.createElement('div');
  said.className = 'govuk-inset-text mc-unsent';
  said.setAttribute('role', 'alert');
  said.dataset['unsent'] = '';
  const name = (pressed.textContent ?? '').replace(/\s+/g, ' ').trim();
  said.textContent = (words ?? '').replace('{button}', name);
  if (around !== pressed && around.contains(pressed))
    (pressed.closest('.govuk-button-group, .mc-actions') ?? pressed).before(said);
  else if (around === pressed) pressed.before(said);
  else around.prepend(said);
  said.scrollIntoView({ block: 'nearest' });
}

const asking = new WeakSet<HTMLFormElement>();
const passed = new WeakSet<HTMLFormElement>();

function send(form: HTMLFormElement, by: HTMLElement | null): void {
  passed.add(form);
  // By the same button: it says what becomes of the form.
  form.requestSubmit(by?.isConnected ? by : null);
}

// Before anybody else hears of it: what is not sent is not taken for sent.
document.addEventListener(
  'submit',
  (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !isPosted(form)) return;
    if (passed.delete(form) || isHeard()) {
      forget(form);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (asking.has(form)) return;
    asking.add(form);
    const { submitter } = event;
    void reach().then((isThere) => {
      asking.delete(form);
      if (isThere) send(form, submitter);
      else tell(submitter ?? form, form, document.body.dataset['unsent']);
    });
  },
  { capture: true },
);

/** A button that is a way, as to a payment. */
document.addEventListener('click', (event) => {
  const way = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.govuk-button[href]') : null;
  if (!way || navigator.onLine || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void reach().then((isThere) => {
    if (isThere) location.assign(way.href);
    else tell(way, way.parentElement ?? document.body, document.body.dataset['unopened']);
  });
});
