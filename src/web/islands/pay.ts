/** The page of a payment goes on by itself once the money came; nobody has to look again. */
const waits = document.querySelector<HTMLElement>('[data-live]');
if (waits) {
  const events = new EventSource(waits.dataset['live'] ?? '');
  events.onmessage = () => {
    events.close();
    location.replace(waits.dataset['to'] ?? location.href);
  };
}
