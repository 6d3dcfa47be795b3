/** The behaviour that govuk-frontend brings for its own components; a page works without. */
import { Button, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation } from 'govuk-frontend';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
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
