/** The behaviour that govuk-frontend brings for its own components; a page works without. */
import { Button, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation } from 'govuk-frontend';
import './_line.ts';
import { keepAnswer, offerLanguages, tellRefused } from './_answer.ts';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

/** Whoever is signed in finds nothing here that another typed: its keys carry whose it is. */
const { person } = document.body.dataset;
const letGo = (isGone: (key: string) => boolean) => {
  for (const store of [localStorage, sessionStorage])
    for (const key of Object.keys(store)) if (key.startsWith('mc:') && isGone(key)) store.removeItem(key);
};
if (person) letGo((key) => !key.startsWith(`mc:${person}:`));

/** A page that came of what was sent says that it arrived: what was kept until then is not needed any more. Of Back nothing came. */
const SENT = `mc:${person}:sent`;
const [sent, from] = JSON.parse(sessionStorage.getItem(SENT) ?? '[]') as string[];
sessionStorage.removeItem(SENT);
const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
if (sent && arrival?.type === 'navigate' && document.referrer && new URL(document.referrer).pathname === from)
  localStorage.removeItem(sent);

keepAnswer();
offerLanguages();
tellRefused();

/** Whoever signs out leaves nothing typed in this browser. */
document.querySelector('form[action="/sign-out"]')?.addEventListener('submit', () => letGo(() => true));

/** The name of a chosen file, in place of the browser's own line. */
for (const file of document.querySelectorAll<HTMLElement>('.mc-file')) {
  const input = file.querySelector<HTMLInputElement>('input[type=file]');
  const name = file.querySelector('.mc-file__name');
  const show = () => {
    const chosen = [...(input?.files ?? [])].map((one) => one.name).join(', ');
    if (name) name.textContent = chosen || (file.dataset['none'] ?? '');
  };
  file.dataset['live'] = '';
  show();
  input?.addEventListener('change', show);
  // A file that was let go for what is wrong with it.
  input?.addEventListener('cleared', show);
}

/** A radio may not say that it is expanded (WAI-ARIA 1.2); what it brings out follows it in the page. */
class QuietRadios extends Radios {
  override syncConditionalRevealWithInputState(input: HTMLInputElement): void {
    super.syncConditionalRevealWithInputState(input);
    input.removeAttribute('aria-expanded');
  }
}

const behaviours = {
  'govuk-button': Button,
  'govuk-checkboxes': Checkboxes,
  'govuk-error-summary': ErrorSummary,
  'govuk-notification-banner': NotificationBanner,
  'govuk-radios': QuietRadios,
  'govuk-service-navigation': ServiceNavigation,
};

for (const [name, Behaviour] of Object.entries(behaviours))
  for (const element of document.querySelectorAll<HTMLElement>(`[data-module="${name}"]`)) new Behaviour(element);
